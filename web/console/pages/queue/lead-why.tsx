import { Text } from '@mantine/core';
import { campaignWords } from '../../parts/words.ts';
import { Claimed } from './claimed.tsx';
import classes from './queue.module.css';
import type { QueueLead } from './queue-lead.ts';

/** Why it matters: where it comes from, and what they asked. */
export function LeadWhy({ lead }: { readonly lead: QueueLead }) {
  const { source, campaign, asked } = lead;
  return (
    <div className={classes['why']}>
      <Text size="sm" lineClamp={1} title={`First touch: ${source}, ${campaignWords(campaign)}`}>
        <bdi>{source}</bdi>
        <span className={classes['between']}> · </span>
        <bdi>{campaignWords(campaign)}</bdi>
      </Text>
      {asked !== null && (
        <Text size="sm" c="dimmed" lineClamp={2}>
          <bdi>“{asked}”</bdi>
        </Text>
      )}
      <Claimed lead={lead} />
    </div>
  );
}
