/** A clock that counts down to a deadline, and up when it has passed. */
import { Text } from '@mantine/core';
import { clockFace, duration } from './format.ts';
import { useNow } from './now.ts';

const DAY_MS = 86_400_000;
/** From here on the colour says that it is time. */
const SOON_MS = 120_000;

/** `until`: ISO 8601. `past` says what it is when it has passed. */
export function Countdown({ until, past = 'overdue' }: { readonly until: string; readonly past?: string }) {
  const left = Date.parse(until) - useNow();
  const face = Math.abs(left) < DAY_MS ? clockFace(Math.abs(left)) : duration(Math.abs(left) / 1_000);
  return (
    <Text
      span
      fw={600}
      className="clock"
      c={left < 0 ? 'var(--alarm)' : left < SOON_MS ? 'var(--warning)' : undefined}
      role="timer"
      // Read on demand: a voice that counts every second is no help.
      aria-live="off"
      aria-label={left < 0 ? `${past} by ${duration(-left / 1_000)}` : `${duration(left / 1_000)} left`}
    >
      {left < 0 ? `${face} ${past}` : `${face} left`}
    </Text>
  );
}
