import { Group, Text } from '@mantine/core';
import { sums } from '../../../parts/numbers.ts';
import { Person } from '../../../parts/people.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { dispositionWords } from '../../../parts/words.ts';
import type { Lead } from '../lead.ts';

/** Under the name: who they are, whose they are, since when, and how it ended. */
export function LeadFacts({ lead }: { readonly lead: Lead }) {
  const { contact, ownerId, capturedAt, disposition, revenue, expected, stage } = lead;
  const deal = revenue ?? expected;
  return (
    <Group gap="xs" c="dimmed" fz="sm">
      {contact.jobTitle && <TheirOwn text={contact.jobTitle} />}
      {contact.company && <TheirOwn text={contact.company} />}
      <span>
        Owner: <Person id={ownerId} />
      </span>
      <span>
        Captured <Moment at={capturedAt} />
      </span>
      {disposition && (stage === 'lost' || stage === 'disqualified') && (
        <span>Disposition: {dispositionWords(disposition)}</span>
      )}
      {deal && (
        <span>
          {revenue ? 'Revenue' : 'Expected'}: {sums({ [deal.currency]: deal.amountMinor })}
        </span>
      )}
    </Group>
  );
}

const TheirOwn = ({ text }: { readonly text: string }) => (
  <Text size="sm" fw={600} c="var(--mantine-color-text)">
    <bdi>{text}</bdi>
  </Text>
);
