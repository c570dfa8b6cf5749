/**
 * How a lead lies in the Leads table: one partition a lead, its events and alerts beside it.
 *
 *   pk             sk                 what
 *   LEAD#<id>      LEAD               the lead and its index attributes
 *   LEAD#<id>      EVENT#000001       its events, numbered without a gap
 *   LEAD#<id>      ALERT#…            one row per alert claimed
 *   SUBMISSION#<h> SUBMISSION         h = SHA-256 of the submission id: the first answer, for repeats
 *   EMAIL#<h>      EMAIL              h = SHA-256 of the e-mail address: the lead it belongs to
 *   QUARANTINE#<i> QUARANTINE         a submission that a bot filled in
 *   QUARANTINE#<i> EVENT#000001       that it came, for the figures
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  type EventDetails,
  type EventOf,
  eventDetailsSchema,
  eventSchema,
  type LeadEvent,
} from '../../core/events.ts';
import { companyDomain } from '../../core/free-mail.ts';
import {
  isClosed,
  isUntouched,
  type Lead,
  lastNewsAt,
  leadSchema,
  nextDeadline,
  roundOf,
} from '../../core/lead.ts';
import { fromItem, type Item, toItem } from './dynamo.ts';

export const leadKey = (leadId: string) => ({ pk: `LEAD#${leadId}`, sk: 'LEAD' });
/** Whose item it is, from its key or an index entry. */
export const leadIdFrom = ({ pk }: Item): string => (pk?.S ?? '').slice(leadKey('').pk.length);
export const eventKey = (leadId: string, seq: number) => ({
  pk: `LEAD#${leadId}`,
  sk: `EVENT#${String(seq).padStart(6, '0')}`,
});
export const submissionKey = (submissionId: string) => ({
  pk: `SUBMISSION#${sha256(submissionId)}`,
  sk: 'SUBMISSION',
});
export const emailKey = (email: string) => ({ pk: `EMAIL#${sha256(email)}`, sk: 'EMAIL' });
export const quarantineKey = (id: string) => ({ pk: `QUARANTINE#${id}`, sk: 'QUARANTINE' });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Untouched leads are spread over this many partitions of the index that the sweeper and the live figures read. */
export const OPEN_SHARDS = 8;
export const openShards = Array.from({ length: OPEN_SHARDS }, (_, shard) => `open#${shard}`);

/** The last character of a ULID is random. */
const openShardOf = (leadId: string): string => `open#${leadId.charCodeAt(leadId.length - 1) % OPEN_SHARDS}`;

/** Sorts after every time: a lead that waits for no deadline. Whoever was responded to comes after it, by `~<last news>`. */
export const NO_DEADLINE = '~';
/** Sorts after all that is open. */
export const CLOSED = '~~';

/** Of leads of one company, by its e-mail domain; a hash, since a small company's domain can be a person's name. */
export const companyKeyOf = (domain: string): string => sha256(domain);

/** The stored form of a lead, with what its indexes sort and filter by. */
export function leadItem(lead: Lead): Item {
  const untouched = isUntouched(lead);
  const domain = companyDomain(lead.contact.email);
  return toItem({
    ...leadKey(lead.leadId),
    version: lead.version,
    stage: lead.stage,
    tier: lead.tier,
    round: roundOf(lead),
    ownerId: lead.ownerId,
    captureDay: lead.captureDay,
    capturedAt: lead.capturedAt,
    nextDeadline: waitsFor(lead),
    openShard: untouched ? openShardOf(lead.leadId) : undefined,
    respondBy: lead.stage === 'assigned' ? lead.assignment.deadlines.respondBy : undefined,
    companyKey: domain === null ? undefined : companyKeyOf(domain),
    lead,
  });
}

function waitsFor(lead: Lead): string {
  // A captured lead should be assigned at once, so it has been waiting since its capture.
  if (lead.stage === 'captured') return lead.capturedAt;
  if (lead.stage === 'assigned') return nextDeadline(lead)?.at ?? NO_DEADLINE;
  return isClosed(lead) ? CLOSED : `${NO_DEADLINE}${lastNewsAt(lead)}`;
}

export function leadFrom(item: Item): Lead {
  return leadSchema.parse(fromItem(item)['lead']);
}

/** The partition of the index `byOpenDeadline` for overrides of the gate, by when they happened: they are few. */
export const OVERRIDES = 'override';

export function eventItem(event: LeadEvent, details?: EventDetails): Item {
  const isOverride = event.type === 'OpportunityOpened' && event.override;
  const listed = isOverride ? { openShard: OVERRIDES, nextDeadline: event.at } : {};
  return toItem({ ...eventKey(event.leadId, event.seq), ...listed, event, details });
}

export function quarantineEventItem(event: EventOf<'SubmissionQuarantined'>): Item {
  return toItem({ pk: quarantineKey(event.leadId).pk, sk: eventKey(event.leadId, event.seq).sk, event });
}

const eventItemSchema = z.object({ event: eventSchema, details: eventDetailsSchema.optional() });

/** An event with the personal words that belong to it. */
export type RecordedEvent = z.infer<typeof eventItemSchema>;

export function eventFrom(item: Item): RecordedEvent {
  return eventItemSchema.parse(fromItem(item));
}
