import { Text } from '@mantine/core';
import { StageBadge } from '../../parts/badges.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import { channelWords } from './possible.ts';
import { isUntouched, type QueueLead } from './queue-lead.ts';

/** Where a lead stands whose clock has stopped. */
export function Standing({ lead }: { readonly lead: QueueLead }) {
  if (isUntouched(lead)) return null;
  const { stage, firstResponse } = lead;
  return (
    <>
      <StageBadge stage={stage} />
      {firstResponse && (
        <Text size="xs" c="dimmed">
          First response by {channelWords[firstResponse.channel]}
          <br />
          <Moment at={firstResponse.at} />
        </Text>
      )}
    </>
  );
}
