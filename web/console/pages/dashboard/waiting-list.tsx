import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.ts';
import { TierBadge } from '../../parts/badges.tsx';
import { deadlineOf, deadlineWords } from '../../parts/deadline.ts';
import { usePersonName } from '../../parts/people.tsx';
import { sentenceOf } from '../../parts/states.tsx';
import { Countdown } from '../../parts/time/countdown.tsx';
import { useNow } from '../../parts/time/now.ts';
import type { Tier } from '../../parts/words.ts';
import { useViewer } from '../../session/viewer.ts';
import { nothingWaits, untilWords, type WaitingKind } from './live.ts';
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
  const { leadId, contact, tier, ownerId, attribution } = lead;
  return (
    <li className={classes['lead']}>
      <Anchor component={Link} to={`/leads/${leadId}`} className={classes['name']} size="sm" fw={600}>
        <bdi>{contact.name ?? contact.email}</bdi>
      </Anchor>
      <Clock lead={lead} />
      <Text size="xs" c="dimmed" className={classes['about']}>
        <TierBadge tier={tier} /> <bdi>{attribution.firstTouch.source}</bdi> · <bdi>{nameOf(ownerId)}</bdi>
      </Text>
    </li>
  );
}

/** Counts to the next thing that happens to the lead. Nothing of the row but this is drawn again each second. */
function Clock({ lead }: { readonly lead: Schemas['LeadItem'] }) {
  const deadline = deadlineOf(lead, useNow());
  if (!deadline) return null;
  const { kind, at, overdue } = deadline;
  return (
    <>
      <Countdown until={at} past={kind === 'assign' ? 'waiting' : 'overdue'} />
      <Text
        size="xs"
        className={classes['until']}
        c={overdue ? 'var(--alarm)' : 'dimmed'}
        title={deadlineWords[kind]}
      >
        {untilWords[kind]}
      </Text>
    </>
  );
}
