import { Button } from '@mantine/core';
import { type Column, DataTable } from '../../../parts/data-table.tsx';
import { NONE } from '../../../parts/numbers.ts';
import type { Member } from '../../../parts/people.tsx';
import { Section } from '../../../parts/section.tsx';
import { useViewer } from '../../../session/viewer.ts';
import { roleWords, takesLeads } from '../member-words.ts';
import { mayEdit } from '../permissions.ts';
import { BringBack } from './bring-back.tsx';
import type { Opened } from './members.tsx';

type OthersProps = { readonly team: readonly Member[]; readonly open: (what: Opened) => void };

/** Reps see no address of others. */
const address: Column<Member> = {
  title: 'E-mail',
  words: true,
  cell: ({ email }) => <bdi>{email ?? NONE}</bdi>,
};

/** Marketing, and who left. */
export function Others({ team, open }: OthersProps) {
  const { me } = useViewer();
  const others = team.filter((member) => !takesLeads(member));
  if (others.length === 0) return null;
  const hasAddresses = others.some(({ email }) => email !== undefined);
  const columns: Column<Member>[] = [
    { title: 'Member', words: true, cell: ({ name }) => <bdi>{name}</bdi> },
    { title: 'Role', cell: ({ role }) => roleWords[role] },
    ...(hasAddresses ? [address] : []),
    { title: 'On the team', cell: ({ active }) => (active ? 'Yes' : 'Left') },
    { title: 'Open leads', number: true, cell: ({ load }) => load.open },
  ];
  const changes: Column<Member> = {
    title: 'Change',
    cell: (member) =>
      mayEdit(me, member) &&
      (member.active ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Edit ${member.name}`}
          onClick={() => open({ what: 'edit', memberId: member.id })}
        >
          Edit
        </Button>
      ) : (
        <BringBack member={member} />
      )),
  };
  return (
    <Section id="others" title="Others">
      <DataTable
        caption="Others on the team"
        rows={others}
        keyOf={({ id }) => id}
        empty="Nobody."
        columns={others.some((member) => mayEdit(me, member)) ? [...columns, changes] : columns}
      />
    </Section>
  );
}
