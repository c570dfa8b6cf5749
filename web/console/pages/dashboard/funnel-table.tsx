import { Text } from '@mantine/core';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Few } from '../../parts/few.tsx';
import { count, seconds } from '../../parts/numbers.ts';
import { rateChange } from './change.ts';
import type { Breakdown } from './dashboard-query.ts';
import { breakdownWords, type FunnelRow } from './funnel.ts';
import { Rate } from './rate.tsx';

type FunnelTableProps = {
  readonly rows: readonly FunnelRow[];
  /** The same of the days before, where they are compared. */
  readonly before: readonly FunnelRow[] | undefined;
  readonly by: Breakdown;
  readonly smallSampleBelow: number;
};

export function FunnelTable({ rows, before, by, smallSampleBelow }: FunnelTableProps) {
  const earlier = before && new Map(before.map((row) => [row.key, row.figures]));
  const number = true;
  const columns: Column<FunnelRow>[] = [
    {
      title: breakdownWords[by],
      cell: ({ name, source, figures }) => (
        <>
          <bdi>{name}</bdi> {figures.smallSample && <Few below={smallSampleBelow} what="leads" />}
          {source !== null && (
            <Text size="xs" c="dimmed">
              <bdi>{source}</bdi>
            </Text>
          )}
        </>
      ),
    },
    { title: 'Captured', number, cell: ({ figures }) => count(figures.captured) },
    ...(earlier
      ? [
          {
            title: 'Captured before',
            number,
            cell: ({ key }: FunnelRow) => count(earlier.get(key)?.captured ?? 0),
          } as const,
        ]
      : []),
    {
      title: 'Contacted',
      number,
      cell: ({ key, figures }) => (
        <>
          <Rate rate={figures.leadToContact} of={figures.captured} />
          {earlier && <Points now={figures.leadToContact} before={earlier.get(key)?.leadToContact ?? null} />}
        </>
      ),
    },
    {
      title: 'Qualified',
      number,
      cell: ({ figures }) => <Rate rate={figures.contactToQualified} of={figures.contacted} />,
    },
    {
      title: 'Opportunity',
      number,
      cell: ({ figures }) => <Rate rate={figures.qualifiedToOpportunity} of={figures.qualified} />,
    },
    { title: 'Won', number, cell: ({ figures }) => count(figures.won) },
    { title: 'Speed to lead', number, cell: ({ figures }) => seconds(figures.medianSpeedToLeadSeconds) },
  ];
  return (
    <DataTable
      caption={`Funnel by ${by}, as a table`}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      empty="No leads were captured on these days."
      minWidth={680}
      maxHeight={460}
    />
  );
}

/** How far a rate moved; nothing where there is nothing to compare. */
function Points({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  const change = rateChange(now, before, null);
  if (!change) return null;
  return (
    <Text size="xs" c="dimmed" title={`before: ${change.before}`}>
      {change.by}
    </Text>
  );
}
