import { Text } from '@mantine/core';
import { deadlineOf, deadlineWords } from '../../parts/deadline.ts';
import { Countdown } from '../../parts/time/countdown.tsx';
import { useNow } from '../../parts/time/now.ts';
import type { QueueLead } from './queue-lead.ts';

/** The deadline that counts now. Nothing of the row but this is drawn again each second. */
export function DeadlineClock({ lead }: { readonly lead: QueueLead }) {
  const deadline = deadlineOf(lead, useNow());
  if (!deadline) return null;
  const { kind, at, overdue } = deadline;
  return (
    <>
      {overdue && kind !== 'over' && (
        <Text fw={600} size="sm" c="var(--alarm)">
          Overdue
        </Text>
      )}
      <Countdown until={at} past={kind === 'assign' ? 'waiting' : 'overdue'} />
      <Text size="xs" c="dimmed">
        {deadlineWords[kind]}
      </Text>
    </>
  );
}
