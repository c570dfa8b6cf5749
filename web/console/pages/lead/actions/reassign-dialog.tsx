import { NativeSelect } from '@mantine/core';
import { useTeam } from '../../../parts/people.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { ActDialog } from './act-dialog.tsx';
import { useDraft } from './drafts.ts';
import { nextOwners } from './next-owners.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function ReassignDialog(props: DialogProps) {
  const team = useTeam();
  const [ownerId, setOwnerId] = useDraft('reassign.owner', '');
  const [reason, setReason] = useDraft('reassign.reason', '');
  const owners = nextOwners(team.data ?? [], props.latest.lead.ownerId);
  return (
    <ActDialog
      {...props}
      action="reassign"
      title="Give the lead to somebody else"
      submit="Reassign"
      act={() => ({ action: 'reassign', body: { ownerId, reason } })}
    >
      {(errorOf) => (
        <>
          {team.isPending && <Loading what="the team" />}
          {team.isError && <Failed what="The team" error={team.error} again={team.refetch} />}
          {team.data && (
            <NativeSelect
              label="Next owner"
              required
              data={[
                { value: '', label: 'Choose…' },
                ...owners.map(({ id, label }) => ({ value: id, label })),
              ]}
              value={ownerId}
              error={errorOf('ownerId')}
              onChange={(event) => setOwnerId(event.currentTarget.value)}
            />
          )}
          <NoteField label="Why?" required value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
