import { Text } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { count, percent, seconds, sums } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import classes from '../review.module.css';

type Week = Review['headline']['week'];
type Figure = { readonly name: string; readonly of: (week: Week) => string };

const tiles: readonly Figure[] = [
  { name: 'Leads captured', of: ({ captured }) => count(captured) },
  { name: 'Qualified opportunities', of: ({ qualifiedOpportunities }) => count(qualifiedOpportunities) },
  { name: 'Median speed to lead', of: ({ medianSpeedToLeadSeconds }) => seconds(medianSpeedToLeadSeconds) },
  { name: 'No-show rate', of: ({ noShowRate }) => percent(noShowRate) },
];

const figures: readonly Figure[] = [
  {
    name: 'Leads with a first response',
    of: ({ captured, contacted }) =>
      `${count(contacted)} (${percent(captured === 0 ? null : contacted / captured)})`,
  },
  { name: 'Deadlines breached', of: ({ breached }) => count(breached) },
  { name: 'Opportunities by override', of: ({ overrides }) => count(overrides) },
  {
    name: 'Meetings due, not kept',
    of: ({ meetings, noShows }) => `${count(meetings)}, ${count(noShows)}`,
  },
  { name: 'Won', of: ({ won }) => count(won) },
  { name: 'Revenue', of: ({ revenue }) => sums(revenue) },
  { name: 'Lost, disqualified', of: ({ lost, disqualified }) => `${count(lost)}, ${count(disqualified)}` },
  { name: 'Spend', of: ({ spend }) => sums(spend) },
  { name: 'Spend for each qualified opportunity', of: ({ costPerOpportunity }) => sums(costPerOpportunity) },
];

export function Numbers({ review: { headline } }: { readonly review: Review }) {
  const { week, weekBefore } = headline;
  return (
    <Section
      {...agenda.numbers}
      definition="Of the leads captured in the week, how many have had a first response by now; the rest as it happened."
    >
      <dl className={classes['tiles']}>
        {tiles.map(({ name, of }) => (
          <div key={name} className={classes['tile']}>
            <Text component="dt" size="xs" c="dimmed">
              {name}
            </Text>
            <dd className={classes['value']}>
              {of(week)}
              <Text span size="xs" c="dimmed" display="block">
                week before: {of(weekBefore)}
              </Text>
            </dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption="The week in numbers"
        minWidth={300}
        rows={figures}
        keyOf={({ name }) => name}
        empty=""
        columns={[
          { title: 'Figure', cell: ({ name }) => name },
          { title: 'This week', number: true, cell: ({ of }) => of(week) },
          { title: 'Week before', number: true, cell: ({ of }) => of(weekBefore) },
        ]}
      />
    </Section>
  );
}
