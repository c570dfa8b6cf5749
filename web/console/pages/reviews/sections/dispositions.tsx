import { Text } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { count, NONE, percent } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { dispositionWords } from '../../../parts/words.ts';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { behindWords, comparedWith, trends } from '../verdicts.ts';
import { Judged } from './judged.tsx';
import { LeftOff } from './left-off.tsx';

export function Dispositions({ review: { dispositions, thresholds } }: { readonly review: Review }) {
  return (
    <Section
      {...agenda.dispositions}
      definition={
        `Why leads were closed without a deal in the week, ${comparedWith(dispositions.weeksBefore)}. A trend is a move of ` +
        `more than ${percent(thresholds.dispositionChange)} of that mean. Behind them: campaign, landing page and ad of the ` +
        'first touch.'
      }
    >
      <DataTable
        caption="Dispositions and what is behind them"
        rows={dispositions.rows}
        keyOf={({ disposition }) => disposition}
        empty="No lead was closed without a deal, in this week or the four before."
        minWidth={620}
        columns={[
          { title: 'Disposition', cell: ({ disposition }) => dispositionWords(disposition) },
          { title: 'This week', number: true, cell: ({ closed }) => count(closed) },
          {
            title: 'Mean before',
            number: true,
            cell: ({ meanBefore }) => meanBefore?.toFixed(1) ?? NONE,
          },
          { title: 'Trend', cell: ({ trend }) => <Judged as={trends[trend]} /> },
          {
            title: 'Behind this week’s',
            words: true,
            cell: ({ behind }) =>
              behind.map(behindWords).map((words) => (
                <Text key={words} size="xs">
                  <bdi>{words}</bdi>
                </Text>
              )),
          },
        ]}
      />
      <LeftOff count={dispositions.leftOff} />
    </Section>
  );
}
