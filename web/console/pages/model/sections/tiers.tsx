import { Text } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { tierWords } from '../../../parts/words.ts';
import { contents } from '../contents.ts';
import { clockWords, type ModelProps, offsetsOf } from '../model-words.ts';
import { longestOf } from '../time-line.ts';
import { TimeLine } from './time-line.tsx';

export function Tiers({ model: { tiers, claimQuietMinutes } }: ModelProps) {
  const longest = longestOf(tiers);
  return (
    <Section
      {...contents.tiers}
      definition="Times count from the assignment of the current owner, and begin anew with the next one."
    >
      <DataTable
        caption="Tiers and their clocks"
        rows={tiers}
        keyOf={({ tier }) => tier}
        empty="There are no tiers."
        minWidth={820}
        columns={[
          { title: 'Tier', cell: ({ tier }) => tierWords[tier] },
          { title: 'Takes leads', cell: ({ takes }) => takes },
          { title: 'Clock', cell: clockWords },
          { title: 'First response due', cell: (it) => offsetsOf(it).due },
          { title: 'Breach, manager told', cell: (it) => offsetsOf(it).breach },
          { title: 'Next owner', cell: (it) => offsetsOf(it).next },
          { title: 'In minutes', cell: (it) => <TimeLine tier={it} longest={longest} /> },
        ]}
      />
      <Text size="sm" c="dimmed" mt="xs">
        “I’m on it” keeps the owner’s own reminders quiet for {claimQuietMinutes} min. The clock runs on, and
        the manager is told.
      </Text>
    </Section>
  );
}
