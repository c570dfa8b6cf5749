import { Text } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { count, percent } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { daySpan } from '../../../parts/time/format.ts';
import { agenda } from '../agenda.ts';
import { baselineWords, changeWords, interval, type Measure, measured, measureName } from '../measures.ts';
import { useScorecard } from '../queries.ts';
import { changeVerdicts } from '../verdicts.ts';
import { Judged } from './judged.tsx';

/** `to`: the last day, null for today. */
export function Scorecard({ to }: { readonly to: string | null }) {
  const { data: card, isError, error, refetch } = useScorecard(to);
  if (!card)
    return (
      <Section {...agenda.scorecard}>
        {isError ? (
          <Failed what="The scorecard" error={error} again={refetch} />
        ) : (
          <Loading what="the scorecard" />
        )}
      </Section>
    );
  const days = daySpan(card.from, card.to);
  const before = daySpan(card.baseline.from, card.baseline.to);
  return (
    <Section
      {...agenda.scorecard}
      definition={
        `${days} against ${before} (${baselineWords(card)}), as the figures are now. Below each figure, where it truly lies ` +
        `with ${percent(card.confidence)} confidence and how many cases it is of. A verdict wants ${card.thresholds.cases} ` +
        `cases in each period, opportunities ${card.thresholds.opportunities} in both together.`
      }
    >
      <DataTable
        caption="Scorecard"
        rows={card.measures}
        keyOf={measureName}
        empty="There is nothing to measure."
        minWidth={720}
        columns={[
          { title: 'Measure', cell: (measure) => <Named measure={measure} /> },
          { title: 'Baseline', number: true, cell: (it) => <Figure measure={it} of={it.baseline} /> },
          { title: 'These 30 days', number: true, cell: (it) => <Figure measure={it} of={it.now} /> },
          { title: 'Change', number: true, cell: (measure) => changeWords(measure) },
          { title: 'Verdict', cell: ({ verdict }) => <Judged as={changeVerdicts[verdict]} /> },
        ]}
      />
    </Section>
  );
}

const Named = ({ measure }: { readonly measure: Measure }) => (
  <>
    {measureName(measure)}
    <Text size="xs" c="dimmed" maw={380}>
      {measure.definition}
    </Text>
  </>
);

const Figure = ({ measure, of }: { readonly measure: Measure; readonly of: Measure['now'] }) => (
  <>
    {measured(measure, of.value)}
    <Text size="xs" c="dimmed">
      {interval(measure, of)}
    </Text>
    <Text size="xs" c="dimmed">
      of {count(of.n)}
    </Text>
  </>
);
