import { DataTable } from '../../../parts/data-table.tsx';
import { count, percent } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { noShowVerdicts } from '../verdicts.ts';
import { Judged } from './judged.tsx';
import { LeftOff } from './left-off.tsx';

export function NoShows({ review: { noShows, thresholds } }: { readonly review: Review }) {
  return (
    <Section
      {...agenda.noShows}
      definition={
        `Of the meetings that were due in the week, how many were not kept. High is above ${percent(thresholds.noShowRate)}; ` +
        `fewer than ${thresholds.smallSample} meetings are a small sample and not judged.`
      }
    >
      <DataTable
        caption="No-shows, by source"
        rows={noShows.rows}
        keyOf={({ source }) => source}
        empty="No meetings were due in the week."
        minWidth={420}
        columns={[
          { title: 'Source', words: true, cell: ({ source }) => <bdi>{source}</bdi> },
          { title: 'Meetings', number: true, cell: ({ meetings }) => count(meetings) },
          { title: 'No-shows', number: true, cell: (row) => count(row.noShows) },
          { title: 'Rate', number: true, cell: ({ rate }) => percent(rate) },
          { title: 'Verdict', cell: ({ verdict }) => <Judged as={noShowVerdicts[verdict]} /> },
        ]}
      />
      <LeftOff count={noShows.leftOff} />
    </Section>
  );
}
