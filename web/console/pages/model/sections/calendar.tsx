import { Text } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { dayWords } from '../../../parts/time/format.ts';
import { contents } from '../contents.ts';
import { listed, type ModelProps, shiftsInWords, weekdayWords } from '../model-words.ts';

export const Calendar = ({ model: { calendar } }: ModelProps) => (
  <Section
    {...contents.calendar}
    definition={`Business clocks run in these hours, in ${calendar.timeZone}. Days of the figures begin and end there as well.`}
  >
    <DataTable
      caption="Business hours"
      rows={calendar.week}
      keyOf={({ day }) => day}
      empty="Always closed."
      minWidth={260}
      columns={[
        { title: 'Day', cell: ({ day }) => weekdayWords(day) },
        { title: 'Hours', cell: ({ shifts }) => shiftsInWords(shifts) },
      ]}
    />
    <Text size="sm" mt="xs">
      Closed in the next 12 months: {listed(calendar.holidays.map(dayWords))}
      {calendar.holidayFeed !== null && `, with those of ${calendar.holidayFeed}`}.
    </Text>
  </Section>
);
