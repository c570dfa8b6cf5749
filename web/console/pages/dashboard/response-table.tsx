import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Few } from '../../parts/few.tsx';
import { count, seconds } from '../../parts/numbers.ts';
import { Rate } from './rate.tsx';
import { type RepRow, repName } from './response.ts';

type ResponseTableProps = { readonly rows: readonly RepRow[]; readonly smallSampleBelow: number };

export function ResponseTable({ rows, smallSampleBelow }: ResponseTableProps) {
  const number = true;
  const columns: Column<RepRow>[] = [
    {
      title: 'Rep',
      cell: (row) => (
        <>
          <bdi>{repName(row)}</bdi> {row.smallSample && <Few below={smallSampleBelow} what="responses" />}
        </>
      ),
    },
    {
      title: 'In time',
      number,
      cell: ({ slaAttainment, samples }) => <Rate rate={slaAttainment} of={samples.responses} />,
    },
    {
      title: 'Median',
      number,
      cell: ({ medianFirstResponseSeconds }) => seconds(medianFirstResponseSeconds),
    },
    {
      title: '90th percentile',
      number,
      cell: ({ p90FirstResponseSeconds }) => seconds(p90FirstResponseSeconds),
    },
    { title: 'Assigned', number, cell: ({ assigned }) => count(assigned) },
    { title: 'Breached', number, cell: ({ breached }) => count(breached) },
    { title: 'Taken away', number, cell: ({ reassignedAway }) => count(reassignedAway) },
  ];
  return (
    <DataTable
      caption="Response by rep, as a table"
      columns={columns}
      rows={rows}
      keyOf={({ repId }) => repId}
      empty="No rep was given a lead of these days."
      minWidth={620}
      maxHeight={460}
    />
  );
}
