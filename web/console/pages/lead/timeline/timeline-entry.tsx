import { Group, Text } from '@mantine/core';
import { actorWords } from '../../../parts/actors.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Entry } from '../lead.ts';
import classes from '../lead-page.module.css';
import { quotesOf } from './quotes.ts';
import { wordsOf } from './timeline-words.ts';

export function TimelineEntry({ entry }: { readonly entry: Entry }) {
  const nameOf = useNameOf();
  const { what, facts } = wordsOf(entry, nameOf);
  return (
    <li>
      <Group justify="space-between" gap="xs" align="baseline">
        <Text size="sm" fw={600}>
          {what}
        </Text>
        <Text size="sm" c="dimmed">
          <bdi>{actorWords(entry.actor, nameOf)}</bdi>, <Moment at={entry.at} />
        </Text>
      </Group>
      {facts.map(({ said, at }) => (
        <Text key={said} size="sm" c="dimmed">
          {said}
          {at && (
            <>
              {' '}
              <Moment at={at} />
            </>
          )}
        </Text>
      ))}
      {quotesOf(entry).map(({ of, text }) => (
        <Text key={`${of}: ${text}`} size="sm" component="div" mt={4}>
          <Text span size="sm" c="dimmed">
            <bdi>{of}</bdi>:
          </Text>
          <div className={classes['quote']} dir="auto">
            {text}
          </div>
        </Text>
      ))}
    </li>
  );
}
