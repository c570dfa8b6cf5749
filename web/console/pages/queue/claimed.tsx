import { Text } from '@mantine/core';
import { usePersonName } from '../../parts/people.tsx';
import { useViewer } from '../../session/viewer.ts';
import type { QueueLead } from './queue-lead.ts';

/** The owner said "I'm on it": nobody else can. Once the first response is recorded that is no news. */
export function Claimed({ lead: { claim, stage, ownerId } }: { readonly lead: QueueLead }) {
  const { me } = useViewer();
  const nameOf = usePersonName();
  if (!claim || stage !== 'assigned') return null;
  return (
    <Text size="sm" c="var(--good)">
      {ownerId === me.memberId ? 'You are on it' : <bdi>{nameOf(ownerId)} is on it</bdi>}
    </Text>
  );
}
