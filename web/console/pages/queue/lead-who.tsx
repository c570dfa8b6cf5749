import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { TierBadge } from '../../parts/badges.tsx';
import classes from './queue.module.css';
import type { QueueLead } from './queue-lead.ts';

type LeadWhoProps = {
  readonly id: string;
  readonly lead: QueueLead;
  readonly isReachable: boolean;
};

export function LeadWho({ id, lead, isReachable }: LeadWhoProps) {
  const { leadId, name, company, tier } = lead;
  return (
    <div className={classes['who']}>
      <Anchor
        id={id}
        component={Link}
        to={`/leads/${leadId}`}
        tabIndex={isReachable ? 0 : -1}
        fw={600}
        lineClamp={2}
        title={name}
      >
        <bdi>{name}</bdi>
      </Anchor>
      {company !== null && (
        <Text size="sm" lineClamp={1} title={company}>
          <bdi>{company}</bdi>
        </Text>
      )}
      <TierBadge tier={tier} />
    </div>
  );
}
