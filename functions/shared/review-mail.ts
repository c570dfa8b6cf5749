/**
 * Mails a frozen review, each revision once to each recipient: a row is claimed before the send and says how it went.
 *
 *   pk                sk                           what
 *   REVIEW#2026-W47   MAIL#1#<SHA-256 of address>   one mail of revision 1: status, attempts, lease
 *
 * When the holder of a claim dies between the send and its record, another tries after the lease; only then may somebody
 * get the same review twice.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { textOf } from '../../core/review/as-text.ts';
import { pageOf } from '../../core/review/page.ts';
import type { Review } from '../../core/review.ts';
import { personOf, type Team } from '../../core/team.ts';
import { fromItem, toItem } from './dynamo.ts';
import { sha256 } from './lead-items.ts';
import type { Log } from './log.ts';
import { errorName } from './log.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { SendMail } from './mailer.ts';
import { ProviderFailed, ProviderRefused } from './provider-errors.ts';
import { reviewDocument } from './review-page.ts';
import type { TeamStore } from './team-store.ts';
import { type Change, updateOf } from './update-expression.ts';

/** Longer than the functions that mail may run, so that a live sender never loses its claim. */
const LEASE_MS = 60_000;

export type ReviewMailDependencies = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly send: SendMail;
  readonly mailboxes: Pick<Mailboxes, 'read'>;
  readonly team: Pick<TeamStore, 'all'>;
  /** As the model names them: addresses, or ids of members. */
  readonly recipients: readonly string[];
  /** Where the console is, without a slash at its end. */
  readonly baseUrl: string;
  readonly now: () => number;
  readonly log: Log;
};

export type Mailed = {
  /** Who has this revision: sent now, or before. */
  readonly sent: number;
  /** Who will not get it, as things are: no such mailbox, or no longer on the team. */
  readonly undeliverable: number;
  /** What the next try may deliver. */
  readonly unsent: number;
};
export type MailReview = (review: Review) => Promise<Mailed>;

type Recipient = { readonly name: string; readonly address: string | null };
type Outcome = keyof Mailed;

const storedRow = z.object({ status: z.enum(['sending', 'sent', 'failed']) });

export function reviewMail(dependencies: ReviewMailDependencies): MailReview {
  const { client, table, send, mailboxes, team, recipients, baseUrl, now, log } = dependencies;

  return async (review) => {
    const mailed = { sent: 0, undeliverable: 0, unsent: 0 };
    const mail = mailOf(review, `${baseUrl}/reviews/${review.isoWeek}`);
    for (const recipient of recipientsAmong(recipients, await team.all())) {
      const outcome = await deliver(review, recipient, mail);
      mailed[outcome] += 1;
    }
    if (mailed.undeliverable > 0) log.count('ReviewsUndelivered', mailed.undeliverable);
    return mailed;
  };

  async function deliver(
    { isoWeek, revision }: Review,
    { name, address }: Recipient,
    mail: ReturnType<typeof mailOf>,
  ): Promise<Outcome> {
    const facts = { isoWeek, revision, recipient: name };
    const row = { pk: `REVIEW#${isoWeek}`, sk: `MAIL#${revision}#${sha256(address ?? name)}` };
    const claimed = await claim(row);
    if (claimed !== 'claimed') return claimed;
    let providerId: string;
    try {
      if (address === null) throw new ProviderRefused('RecipientLeft');
      const mailbox = await mailboxes.read(address);
      if (mailbox) throw new ProviderRefused(`mailbox-${mailbox.state}`);
      providerId = await send({ ...mail, to: address });
    } catch (error) {
      const refused = error instanceof ProviderRefused;
      const reason = refused || error instanceof ProviderFailed ? error.reason : errorName(error);
      log.error('REVIEW_NOT_MAILED', { ...facts, error: reason });
      await finish(row, 'failed', reason);
      return refused ? 'undeliverable' : 'unsent';
    }
    await finish(row, 'sent', providerId);
    log.info('REVIEW_MAILED', facts);
    return 'sent';
  }

  async function claim(row: Row): Promise<'claimed' | Outcome> {
    const at = now();
    const stood = await change(row, {
      set: { status: 'sending', at: iso(at), leaseUntil: at + LEASE_MS },
      remove: ['outcome'],
      add: { attempts: 1 },
      condition: 'attribute_not_exists(#pk) OR (#status <> :sent AND #leaseUntil < :now)',
      values: { sent: 'sent', now: at },
    });
    if (stood === null) return 'claimed';
    return stood.status === 'sent' ? 'sent' : 'unsent';
  }

  /** Gives the lease back, if it is still ours. */
  async function finish(row: Row, status: 'sent' | 'failed', outcome: string): Promise<void> {
    const set = { status, at: iso(now()), leaseUntil: 0, outcome };
    await change(row, { set, condition: '#status = :sending', values: { sending: 'sending' } });
  }

  /** Null when the change was made; else the row that stood in its way. */
  async function change(row: Row, wanted: Change): Promise<z.output<typeof storedRow> | null> {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: toItem(row),
          ...updateOf(wanted),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return null;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return storedRow.parse(error.Item ? fromItem(error.Item) : {});
    }
  }
}

type Row = { readonly pk: string; readonly sk: string };

/** Each address once, whoever is named by it; the address of a member who left is null. */
function recipientsAmong(named: readonly string[], members: Team): Recipient[] {
  const byAddress = new Map<string, Recipient>();
  for (const name of named) {
    const member = name.includes('@') ? undefined : personOf(members, name);
    const address = name.includes('@') ? name : member?.active ? member.email : null;
    const key = (address ?? name).toLowerCase();
    // An address is a person's: logs name its hash.
    const logged = name.includes('@') ? sha256(key).slice(0, 12) : name;
    if (!byAddress.has(key)) byAddress.set(key, { name: logged, address });
  }
  return [...byAddress.values()];
}

function mailOf(review: Review, link: string) {
  const page = pageOf(review);
  const again = review.revision > 1 ? ` (revision ${review.revision})` : '';
  return {
    subject: `${page.title}${again}`,
    text: textOf(page, link),
    html: reviewDocument(review, link),
    tags: { kind: 'review', isoWeek: review.isoWeek, revision: String(review.revision) },
  };
}

const iso = (at: number): string => new Date(at).toISOString();
