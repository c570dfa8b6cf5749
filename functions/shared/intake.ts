/**
 * Takes a submission in: exactly one lead or touchpoint for each submission id, and everything of it in one
 * transaction. The usual case, a new person, costs a single round trip: conditions find out about repeats.
 */
import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { addTouchpoint, captureLead, quarantine as quarantineEvent } from '../../core/capture.ts';
import { type CaptureAnswer, captureAnswer } from '../../core/contracts/capture.ts';
import { dayIn } from '../../core/day.ts';
import { isOpen, type Lead } from '../../core/lead.ts';
import type { Tier } from '../../core/model/tier-rules.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { FormFields, Submission } from '../../core/submission.ts';
import { type Patience, toItem, transact, untilSettled } from './dynamo.ts';
import { emailKey, quarantineEventItem, sha256, submissionKey } from './lead-items.ts';
import { leadStore, type Recorded, writesOf } from './lead-store.ts';
import { quarantinedItem } from './quarantine-items.ts';

/** How long a submission id stays taken: repeats after that are new submissions. */
const KEY_DAYS = 90;
/** How long a quarantined submission can be recovered. */
const QUARANTINE_DAYS = 90;

export type Taken =
  | { readonly outcome: 'accepted' | 'repeated'; readonly answer: CaptureAnswer }
  /** The id belongs to a submission with other content. */
  | { readonly outcome: 'conflict' };

/** A submission that was posted before it is taken in, and that somebody took for a person's. */
export type Release = {
  /** ISO 8601 UTC. */
  readonly postedAt: string;
  /** Who released it, as events name people. */
  readonly actor: string;
  /** What stands or falls with the lead: that it is released now, and was not before. */
  readonly mark: (answer: CaptureAnswer) => TransactWriteItem;
};

export type Released = Taken | { readonly outcome: 'marked-before' };

const submissionRecord = z.object({ contentHash: z.string(), answer: captureAnswer });
const emailRecord = z.object({ leadId: z.ulid() });

export type IntakeDependencies = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly model: Pick<OperatingModel, 'intent' | 'icp' | 'marketing' | 'calendar'>;
  readonly newId: (now: number) => string;
  readonly patience: Patience;
};

/** What one attempt knows: when, for which lead, and what earlier attempts ran into. */
type Attempt = {
  readonly now: number;
  readonly newLeadId: string;
  readonly release: Release | null;
  knownLeadId: string | null;
};

export type Intake = ReturnType<typeof intake>;

export function intake({ client, table, model, newId, patience }: IntakeDependencies) {
  const leads = leadStore(client, table);

  /** Stores the submission at `now` (epoch milliseconds). */
  async function take(submission: Submission, now: number): Promise<Taken> {
    const attempt: Attempt = { now, newLeadId: newId(now), release: null, knownLeadId: null };
    const taken = await untilSettled(() => takeOnce(submission, attempt), patience);
    if (taken.outcome === 'marked-before') throw new Error('only what is released has a mark');
    return taken;
  }

  /** Takes in at `now` what was posted before; `marked-before`: somebody else settled it at the same moment. */
  async function release(submission: Submission, now: number, release: Release): Promise<Released> {
    const attempt: Attempt = { now, newLeadId: newId(now), release, knownLeadId: null };
    return untilSettled(() => takeOnce(submission, attempt), patience);
  }

  async function takeOnce(submission: Submission, attempt: Attempt): Promise<Released | 'lost-race'> {
    const at = new Date(attempt.now).toISOString();
    const { postedAt = at, actor = 'form', mark } = attempt.release ?? {};
    const known = attempt.knownLeadId === null ? null : await leads.read(attempt.knownLeadId);
    const change: Recorded =
      known !== null && isOpen(known)
        ? addTouchpoint(known, submission, { at, postedAt, actor })
        : captureLead(submission, model, {
            leadId: attempt.newLeadId,
            at,
            postedAt,
            actor,
            captureDay: dayIn(model.calendar.timeZone, attempt.now),
          });
    const { leadId, tier } = change.lead;
    const answer: CaptureAnswer = { leadId, status: change.event.seq === 1 ? 'captured' : 'merged', tier };
    const writes = [
      submissionWrite(submission, answer, attempt),
      ...(answer.status === 'captured' ? [emailWrite(submission, change.lead, known)] : []),
      ...writesOf(table, change),
      // It may be opened again at this moment, and a person has one open lead.
      ...(answer.status === 'captured' && known !== null ? [leads.unchanged(known)] : []),
      ...(mark ? [mark(answer)] : []),
    ];
    const result = await transact(client, writes);
    if (result.outcome === 'committed') return { outcome: 'accepted', answer };

    const marked = mark && result.refusals.some(({ index }) => index === writes.length - 1);
    if (marked) return { outcome: 'marked-before' };
    const taken = result.refusals.find(({ index }) => index === 0)?.item;
    if (taken) return answerToRepeat(submission, submissionRecord.parse(taken));
    const email = answer.status === 'captured' && result.refusals.find(({ index }) => index === 1);
    if (email) attempt.knownLeadId = email.item ? emailRecord.parse(email.item).leadId : null;
    return 'lost-race';
  }

  /** Without an id of its own the submission is its own key: the lead's id, or that of this visit. */
  function submissionWrite(
    submission: Submission,
    answer: CaptureAnswer,
    attempt: Attempt,
  ): TransactWriteItem {
    return {
      Put: {
        TableName: table,
        Item: toItem({
          ...submissionKey(submission.submissionId ?? attempt.newLeadId),
          contentHash: contentHash(submission),
          answer,
          expiresAt: inDays(attempt.now, KEY_DAYS),
        }),
        // Expired keys may lie there for days before they are deleted.
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
        ExpressionAttributeValues: toItem({ ':now': Math.floor(attempt.now / 1000) }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  /** The person's address leads to the new lead, unless it leads to one that is still open. */
  function emailWrite(submission: Submission, lead: Lead, closed: Lead | null): TransactWriteItem {
    return {
      Put: {
        TableName: table,
        Item: toItem({ ...emailKey(submission.contact.email), leadId: lead.leadId }),
        ...(closed
          ? {
              ConditionExpression: 'leadId = :closed',
              ExpressionAttributeValues: toItem({ ':closed': closed.leadId }),
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  /**
   * Keeps what a bot filled in apart from the leads, so that a person caught by mistake can be recovered. `submission` is
   * what can be read of it. The event stays when the words are gone: it is counted as spam.
   */
  async function quarantine(
    id: string,
    fields: FormFields,
    submission: Submission | null,
    now: number,
  ): Promise<{ readonly tier: Tier }> {
    const at = new Date(now).toISOString();
    const captureDay = dayIn(model.calendar.timeZone, now);
    const event = quarantineEvent(submission, model, { id, at, captureDay });
    const expiresAt = inDays(now, QUARANTINE_DAYS);
    const writes = [
      quarantinedItem({ id, fields, at, expiresAt, status: 'waiting' }),
      quarantineEventItem(event),
    ];
    await untilSettled(
      () =>
        transact(
          client,
          writes.map((Item) => ({ Put: { TableName: table, Item } })),
        ).then(settled),
      patience,
    );
    return { tier: event.cohort.tier };
  }

  return { take, release, quarantine };
}

const settled = ({ outcome }: { outcome: 'committed' | 'lost-race' }) => outcome;

function answerToRepeat(submission: Submission, first: z.infer<typeof submissionRecord>): Taken {
  return first.contentHash === contentHash(submission)
    ? { outcome: 'repeated', answer: first.answer }
    : { outcome: 'conflict' };
}

/** What makes two submissions the same: everything a person or a page put in, in whatever order. */
function contentHash({ submissionId: _id, redirect: _redirect, ...content }: Submission): string {
  return sha256(JSON.stringify(inOrder(content)));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, it]) => [name, inOrder(it)]);
}

const inDays = (now: number, days: number): number => Math.floor(now / 1000) + days * 86_400;
