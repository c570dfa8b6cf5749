/** What both teams try: what the frozen review says of it, and what it is now, which can be changed in place. */
import { Text, Title } from '@mantine/core';
import { Section } from '../../../parts/section.tsx';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { FrozenExperiments } from './frozen-experiments.tsx';
import { LiveExperiments } from './live-experiments.tsx';

export function Experiments({ review }: { readonly review: Review }) {
  const definition =
    'A result is the figure over the days since the start, against as many days before; both are of the same leads.';
  if (review.frozenAt === null)
    return (
      <Section {...agenda.experiments} definition={definition}>
        <LiveExperiments from={review.from} order={3} />
      </Section>
    );
  return (
    <Section {...agenda.experiments} definition={definition}>
      <Title order={3} size="h5">
        As frozen
      </Title>
      <FrozenExperiments review={review} />
      <Title order={3} size="h5" mt="lg">
        As they are now
      </Title>
      <Text size="sm" c="dimmed">
        Live, and changed in place. The frozen review above stays as it is; changes are for the next one.
      </Text>
      <LiveExperiments from={review.from} order={4} />
    </Section>
  );
}
