import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.ts';
import { TierBadge } from '../../parts/badges.tsx';
import { usePersonName } from '../../parts/people.tsx';
import { sentenceOf } from '../../parts/states.tsx';
import { Countdown } from '../../parts/time/countdown.tsx';
import { Elapsed } from '../../parts/time/elapsed.tsx';
import type { Tier } from '../../parts/words.ts';
import { useViewer } from '../../session/viewer.ts';
import { nothingWaits, type WaitingKind } from './live.ts';
import classes from './live-strip.module.css';
import { useWaiting } from './use-waiting.ts';

type WaitingListProps = { readonly kind: WaitingKind; readonly tier: Tier | null };

export function WaitingList({ kind, tier }: WaitingListProps) {
  const { me } = useViewer();
  const { data: leads, error, isPlaceholderData } = useWaiting(kind, tier);
  if (!leads)
    return (
      <Text size="sm" role={error ? 'alert' : 'status'}>
        {error ? sentenceOf(error) : 'Loading the leads that wait…'}
      </Text>
    );
  if (leads.length === 0) return <Text size="sm">{nothingWaits(kind, me.mayReadAllLeads)}</Text>;
  return (
    <ol className={classes['leads']} aria-busy={isPlaceholderData}>
      {leads.map((lead) => (
        <WaitingLead key={lead.leadId} lead={lead} />
      ))}
    </ol>
  );
}

function WaitingLead({ lead }: { readonly lead: Schemas['LeadItem'] }) {
  const nameOf = usePersonName();
  const { leadId, contact, tier, stage, ownerId, attribution, sla, capturedAt } = lead;
  return (
    <li className={classes['lead']}>
      <Anchor component={Link} to={`/leads/${leadId}`} className={classes['name']} size="sm" fw={600}>
        <bdi>{contact.name ?? contact.email}</bdi>
      </Anchor>
      {sla ? (
        <Countdown until={sla.respondBy} />
      ) : (
        <Elapsed since={capturedAt} what={stage === 'captured' ? 'without a rep' : 'waiting'} />
      )}
      <Text size="xs" c="dimmed" className={classes['about']}>
        <bdi>{attribution.firstTouch.source}</bdi> · <bdi>{nameOf(ownerId)}</bdi>
      </Text>
      <TierBadge tier={tier} />
    </li>
  );
}
