/** Everybody on the team: who is there, what they have on their hands, and whether each gets their share. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Member } from '../../../parts/people.tsx';
import { Section } from '../../../parts/section.tsx';
import { useViewer } from '../../../session/viewer.ts';
import { AbsenceDialog } from '../editing/absence-dialog.tsx';
import { AddDialog } from '../editing/add-dialog.tsx';
import { EditDialog } from '../editing/edit-dialog.tsx';
import { appointable } from '../permissions.ts';
import type { MemberChanged } from '../queries.ts';
import { LeadOwners } from './lead-owners.tsx';
import { LeftBehind } from './left-behind.tsx';
import { Others } from './others.tsx';

export type Opened = { readonly what: 'edit' | 'absences'; readonly memberId: string };

export function Members({ team }: { readonly team: readonly Member[] }) {
  const { me } = useViewer();
  const [opened, open] = useState<Opened | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [left, setLeft] = useState<MemberChanged | null>(null);
  const member = team.find(({ id }) => id === opened?.memberId);
  const close = () => open(null);
  return (
    <>
      <Section
        id="lead-owners"
        title="Who takes leads"
        definition="A rep’s share is their part of the leads that were given to reps in the last 30 days, beside the part that their weight says. Absences, hours, skills and territories make other shares for good reasons."
        beside={
          appointable(me).length > 0 && (
            <Button
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              Add a member
            </Button>
          )
        }
      >
        <LeftBehind changed={left} onClose={() => setLeft(null)} />
        <LeadOwners team={team} open={open} />
      </Section>
      <Others team={team} open={open} />
      {opened?.what === 'edit' && member && (
        <EditDialog
          member={member}
          onClose={close}
          onDone={(changed) => {
            setLeft(changed);
            close();
          }}
        />
      )}
      {opened?.what === 'absences' && member && <AbsenceDialog member={member} onClose={close} />}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  );
}
