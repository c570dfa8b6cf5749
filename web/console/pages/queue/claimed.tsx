import { Text } from '@mantine/core';
import { actorWords, didIt } from '../../parts/actors.ts';
import { usePersonName } from '../../parts/people.tsx';
import { useViewer } from '../../session/viewer.ts';
import type { QueueLead } from './queue-lead.ts';

/** Somebody said "I'm on it". Once the first response is recorded that is no news. */
export function Claimed({ lead: { claim, stage } }: { readonly lead: QueueLead }) {
  const { me } = useViewer();
  const nameOf = usePersonName();
  if (!claim || stage !== 'assigned') return null;
  return (
    <Text size="sm" c="var(--good)">
      {didIt(me, claim.by) ? 'You are on it' : <bdi>{actorWords(claim.by, nameOf)} is on it</bdi>}
    </Text>
  );
}
