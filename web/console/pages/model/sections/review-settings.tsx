import { DataTable } from '../../../parts/data-table.tsx';
import { percent } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { daySpan } from '../../../parts/time/format.ts';
import { contents } from '../contents.ts';
import { listed, type ModelProps, weekdayWords } from '../model-words.ts';

export function ReviewSettings({ model: { review, calendar } }: ModelProps) {
  const { day, at, recipients, thresholds, baseline } = review;
  const { slowResponseMinutes: slow, noShowRate, dispositionChange, smallSample } = thresholds;
  const settings = [
    { name: 'Frozen and mailed', value: `${weekdayWords(day)} at ${at}, ${calendar.timeZone}` },
    {
      name: 'Recipients',
      value: listed(recipients.map(({ name, email, memberId }) => name ?? email ?? memberId ?? 'an address')),
    },
    {
      name: 'Slow response',
      value: `a median above ${slow.high} min (high intent), ${slow.standard} min (standard), ${slow.nurture} min (nurture)`,
    },
    { name: 'High no-show rate', value: `above ${percent(noShowRate)}` },
    {
      name: 'Trend of a disposition',
      value: `a move of more than ${percent(dispositionChange)} of the mean of the four weeks before`,
    },
    { name: 'Small sample', value: `fewer than ${smallSample}: shown, and not judged` },
    {
      name: 'Scorecard’s baseline',
      value: baseline === null ? 'the 30 days before' : daySpan(baseline.from, baseline.to),
    },
  ];
  return (
    <Section {...contents.review}>
      <DataTable
        caption="Settings of the weekly review"
        rows={settings}
        keyOf={({ name }) => name}
        empty=""
        minWidth={320}
        columns={[
          { title: 'Setting', cell: ({ name }) => name },
          { title: 'Value', words: true, cell: ({ value }) => <bdi>{value}</bdi> },
        ]}
      />
    </Section>
  );
}
