import { DataTable } from '../../../parts/data-table.tsx';
import { count, seconds } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { tierWords } from '../../../parts/words.ts';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { responseVerdicts } from '../verdicts.ts';
import { Judged } from './judged.tsx';
import { LeftOff } from './left-off.tsx';

export function Responses({ review: { responses, thresholds } }: { readonly review: Review }) {
  const { slowResponseMinutes: minutes, smallSample } = thresholds;
  return (
    <Section
      {...agenda.responses}
      definition={
        'From capture to first response, on the clock of the tier. Slow is a median above ' +
        `${minutes.high} min for high intent, ${minutes.standard} min for standard and ${minutes.nurture} min for nurture; ` +
        `fewer than ${smallSample} responses are a small sample and not judged.`
      }
    >
      <DataTable
        caption="Response, by source and tier"
        rows={responses.rows}
        keyOf={({ source, tier }) => JSON.stringify([source, tier])}
        empty="No leads were captured in the week."
        columns={[
          { title: 'Source', words: true, cell: ({ source }) => <bdi>{source}</bdi> },
          { title: 'Tier', cell: ({ tier }) => tierWords[tier] },
          { title: 'Captured', number: true, cell: ({ captured }) => count(captured) },
          { title: 'Responded', number: true, cell: ({ contacted }) => count(contacted) },
          { title: 'Median', number: true, cell: ({ medianSeconds }) => seconds(medianSeconds) },
          { title: 'Verdict', cell: ({ verdict }) => <Judged as={responseVerdicts[verdict]} /> },
        ]}
      />
      <LeftOff count={responses.leftOff} />
    </Section>
  );
}
