import { Text } from '@mantine/core';
import type { Schemas } from '../../../api/client.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import { weekdayAndTime } from '../../../parts/time/format.ts';
import { tierWords } from '../../../parts/words.ts';

type Preview = Schemas['DeadlinePreview'];
type Row = Preview['tiers'][number]['rows'][number];

export function PreviewTable({ preview: { tiers, timeZone } }: { readonly preview: Preview }) {
  const rows = tiers.flatMap(({ tier, rows: of }) => of.map((row) => ({ tier, ...row })));
  const shown = (at: { readonly utc: string }) => <Shown utc={at.utc} timeZone={timeZone} />;
  const [label, ...others] = new Set(rows.map((row) => row.label));
  return (
    <>
      <Text size="sm" role="status" mb={4}>
        {others.length === 0 ? `Owner from ${label}` : `${rows.length} samples that lie ahead`}
      </Text>
      <DataTable
        caption="Deadlines"
        rows={rows}
        keyOf={({ tier, label }) => `${tier} ${label}`}
        empty="No tier was asked for."
        minWidth={760}
        columns={[
          { title: 'Tier', cell: ({ tier }) => tierWords[tier] },
          ...(others.length === 0 ? [] : [{ title: 'Owner from', cell: (row: Row) => row.label }]),
          { title: 'First response due', cell: ({ respondBy }) => shown(respondBy) },
          { title: 'Breach, manager told', cell: ({ escalateAt }) => shown(escalateAt) },
          { title: 'Next owner', cell: ({ reassignAt }) => shown(reassignAt) },
        ]}
      />
    </>
  );
}

/** As the model's clocks show it, and below as the viewer's do, where that is another time. */
function Shown({ utc, timeZone }: { readonly utc: string; readonly timeZone: string }) {
  const [there, here] = [weekdayAndTime(utc, timeZone), weekdayAndTime(utc)];
  return (
    <time dateTime={utc}>
      {there}
      {here !== there && (
        <Text span size="xs" c="dimmed" display="block">
          yours: {here}
        </Text>
      )}
    </time>
  );
}
