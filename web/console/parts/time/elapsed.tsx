/** A clock that counts up from a moment. */
import { Text } from '@mantine/core';
import { clockFace, duration } from './format.ts';
import { useNow } from './now.ts';

const DAY_MS = 86_400_000;

/** `since`: ISO 8601. `what` says what has lasted so long. */
export function Elapsed({ since, what }: { readonly since: string; readonly what: string }) {
  const lasted = Math.max(0, useNow() - Date.parse(since));
  const face = lasted < DAY_MS ? clockFace(lasted) : duration(lasted / 1_000);
  return (
    <Text
      span
      fw={600}
      className="clock"
      role="timer"
      // Read on demand: a voice that counts every second is no help.
      aria-live="off"
      aria-label={`${what} for ${duration(lasted / 1_000)}`}
    >
      {`${face} ${what}`}
    </Text>
  );
}
