import { List } from '@mantine/core';
import { percent } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';

export function Notes({ review: { notes, thresholds } }: { readonly review: Review }) {
  const { slowResponseMinutes: minutes, noShowRate, dispositionChange, smallSample } = thresholds;
  const rules =
    `Thresholds of this review: slow above ${minutes.high} min for high intent, ${minutes.standard} min for standard, ` +
    `${minutes.nurture} min for nurture; no-shows above ${percent(noShowRate)}; dispositions moved by more than ` +
    `${percent(dispositionChange)}; small samples below ${smallSample}.`;
  return (
    <Section {...agenda.notes}>
      <List size="sm" c="dimmed" maw="48rem">
        {[...notes, rules].map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </Section>
  );
}
