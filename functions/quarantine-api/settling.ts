/** What a person decides about a quarantined submission: it becomes a lead once, or it is left where it is. */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { CaptureAnswer } from '../../core/contracts/capture.ts';
import { type FieldError, readSubmission } from '../../core/submission.ts';
import { toItem } from '../shared/dynamo.ts';
import type { Intake } from '../shared/intake.ts';
import { quarantineKey } from '../shared/lead-items.ts';
import { type Quarantined, quarantinedFrom, quarantinedItem } from '../shared/quarantine-items.ts';

/** Who decides, as events name people, and when (epoch milliseconds). */
export type Decision = { readonly by: string; readonly now: number };

export type ReleaseOutcome =
  /** Now or before: the same answer. */
  | { readonly outcome: 'released'; readonly answer: CaptureAnswer }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'invalid'; readonly errors: readonly FieldError[] }
  /** Its submission id was used for another submission since. */
  | { readonly outcome: 'conflict' };

export type DismissOutcome =
  | { readonly outcome: 'dismissed'; readonly item: Quarantined }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'released-before' };

export type Settling = ReturnType<typeof settling>;

/** Once released it stays so, for there is a lead then. */
const NOT_RELEASED = 'attribute_not_exists(answer)';

export function settling(client: DynamoDBClient, table: string, intake: Pick<Intake, 'release'>) {
  async function release(id: string, { by, now }: Decision): Promise<ReleaseOutcome> {
    const item = await read(id, now);
    if (item === null) return { outcome: 'not-found' };
    if (item.answer) return { outcome: 'released', answer: item.answer };
    const submission = readSubmission(item.fields);
    if (!submission.ok) return { outcome: 'invalid', errors: submission.errors };

    const settled = { at: new Date(now).toISOString(), by };
    const released = (answer: CaptureAnswer) =>
      putUnlessReleased({ ...item, status: 'released', settled, answer });
    const taken = await intake.release(submission.submission, now, {
      postedAt: item.at,
      actor: by,
      mark: (answer) => ({ Put: released(answer) }),
    });
    switch (taken.outcome) {
      case 'accepted':
        return { outcome: 'released', answer: taken.answer };
      case 'conflict':
        return { outcome: 'conflict' };
      case 'repeated':
        // The person sent it again without the trap: it is a lead already, and only the mark is missing.
        await store(released(taken.answer));
        return { outcome: 'released', answer: taken.answer };
      case 'marked-before':
        return release(id, { by, now });
    }
  }

  async function dismiss(id: string, { by, now }: Decision): Promise<DismissOutcome> {
    const item = await read(id, now);
    if (item === null) return { outcome: 'not-found' };
    if (item.answer) return { outcome: 'released-before' };
    if (item.status === 'dismissed') return { outcome: 'dismissed', item };
    const settled = { at: new Date(now).toISOString(), by };
    const dismissed: Quarantined = { ...item, status: 'dismissed', settled };
    return (await store(putUnlessReleased(dismissed))) === 'stored'
      ? { outcome: 'dismissed', item: dismissed }
      : { outcome: 'released-before' };
  }

  /** What is over may lie there for days before it is deleted. */
  async function read(id: string, now: number): Promise<Quarantined | null> {
    const { Item: found } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem(quarantineKey(id)), ConsistentRead: true }),
    );
    const item = found ? quarantinedFrom(found) : null;
    return item !== null && item.expiresAt * 1000 > now ? item : null;
  }

  const putUnlessReleased = (item: Quarantined) => ({
    TableName: table,
    Item: quarantinedItem(item),
    ConditionExpression: NOT_RELEASED,
  });

  async function store(put: ReturnType<typeof putUnlessReleased>): Promise<'stored' | 'lost-race'> {
    try {
      await client.send(new PutItemCommand(put));
      return 'stored';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'lost-race';
      throw error;
    }
  }

  return { release, dismiss };
}
