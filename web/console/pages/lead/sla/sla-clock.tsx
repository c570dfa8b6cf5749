import { Group, Text } from '@mantine/core';
import { actorWords } from '../../../parts/actors.ts';
import { Countdown } from '../../../parts/time/countdown.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Lead } from '../lead.ts';
import classes from './sla-clock.module.css';
import { clockOf } from './sla-words.ts';

export function SlaClock({ lead }: { readonly lead: Lead }) {
  const clock = clockOf(lead);
  switch (clock.state) {
    case 'not-started':
      return <Text size="sm">No clock runs: sales has no owner for it yet.</Text>;
    case 'closed':
      return <Text size="sm">Closed without a first response.</Text>;
    case 'stopped':
      return (
        <Text size="sm" fw={600} c={clock.inTime ? 'var(--good)' : 'var(--alarm)'}>
          {clock.said}
        </Text>
      );
    case 'running':
      return (
        <div>
          <dl className={classes['deadlines']}>
            {clock.deadlines.map(({ name, at, past }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Countdown until={at} past={past} />
                  <Text size="sm" c="dimmed">
                    <Moment at={at} />
                  </Text>
                </dd>
              </div>
            ))}
          </dl>
          <Claim claim={lead.claim} />
        </div>
      );
  }
}

function Claim({ claim }: Pick<Lead, 'claim'>) {
  const nameOf = useNameOf();
  if (!claim) return null;
  return (
    <Group mt="xs">
      <Text size="sm">
        <bdi>{actorWords(claim.by, nameOf)}</bdi> said “I’m on it”: reminders rest until{' '}
        <Moment at={claim.quietUntil} />. The clock runs on.
      </Text>
    </Group>
  );
}
