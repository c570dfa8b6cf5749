import { Button, Group } from '@mantine/core';
import { type Column, DataTable } from '../../../parts/data-table.tsx';
import type { Member } from '../../../parts/people.tsx';
import { useViewer } from '../../../session/viewer.ts';
import { sharesOf } from '../fairness.ts';
import { loadWords, takesLeads } from '../member-words.ts';
import { mayEdit } from '../permissions.ts';
import { useAssignments } from '../queries.ts';
import { AvailableCell } from './available-cell.tsx';
import type { Opened } from './members.tsx';
import { NameCell } from './name-cell.tsx';
import { ShareCell } from './share-cell.tsx';

type LeadOwnersProps = {
  readonly team: readonly Member[];
  readonly open: (what: Opened) => void;
};

export function LeadOwners({ team, open }: LeadOwnersProps) {
  const { me } = useViewer();
  const { data: figures } = useAssignments();
  const owners = team.filter(takesLeads);
  const shares =
    figures &&
    sharesOf(
      owners.filter(({ role }) => role === 'rep'),
      new Map(figures.byRep?.map(({ repId, assigned }) => [repId, assigned])),
      figures.smallSampleBelow,
    );
  const columns: Column<Member>[] = [
    { title: 'Member', words: true, cell: (member) => <NameCell member={member} /> },
    { title: 'Now', cell: (member) => <AvailableCell member={member} /> },
    { title: 'Open leads', number: true, cell: ({ load, openCap }) => loadWords(load.open, openCap) },
    { title: 'Given today', number: true, cell: ({ load, dailyCap }) => loadWords(load.today, dailyCap) },
    { title: 'Weight', number: true, cell: ({ weight }) => weight },
    {
      title: 'Share of 30 days',
      cell: ({ id }) => <ShareCell share={shares?.get(id)} fewBelow={figures?.smallSampleBelow ?? 0} />,
    },
  ];
  const changes: Column<Member> = {
    title: 'Change',
    cell: (member) => mayEdit(me, member) && <Buttons member={member} open={open} />,
  };
  return (
    <DataTable
      caption="Members who take leads"
      rows={owners}
      keyOf={({ id }) => id}
      empty="Nobody takes leads: they go to the fallback manager."
      minWidth={820}
      columns={owners.some((member) => mayEdit(me, member)) ? [...columns, changes] : columns}
    />
  );
}

const Buttons = ({ member: { id, name }, open }: Pick<LeadOwnersProps, 'open'> & { member: Member }) => (
  <Group gap={4} wrap="nowrap">
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Edit ${name}`}
      onClick={() => open({ what: 'edit', memberId: id })}
    >
      Edit
    </Button>
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Absences of ${name}`}
      onClick={() => open({ what: 'absences', memberId: id })}
    >
      Absences
    </Button>
  </Group>
);
