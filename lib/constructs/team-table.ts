import { Effect } from 'aws-cdk-lib/aws-iam';
import type { HandoffFunction } from './handoff-function.ts';
import { HouseTable, type ItemAction } from './house-table.ts';

/** The partition of the API keys; functions/shared/team-store.ts has the others. */
const KEYS_PARTITION = 'APIKEYS';
const WRITES: readonly ItemAction[] = ['PutItem', 'UpdateItem'];

/**
 * Members with their load, turns, the audit and the API keys. Many functions write here, but a key is a way in: whoever
 * may write for another reason is kept from the keys.
 */
export class TeamTable extends HouseTable {
  override letUse(user: HandoffFunction, ...actions: readonly ItemAction[]): void {
    super.letUse(user, ...actions);
    const writes = actions.filter((action) => WRITES.includes(action));
    if (writes.length === 0) return;
    user.state({
      effect: Effect.DENY,
      actions: writes.map((action) => `dynamodb:${action}`),
      resources: [this.arn],
      conditions: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [KEYS_PARTITION] } },
    });
  }

  /** Lets a function use the table, its keys included. */
  letIssueKeys(user: HandoffFunction, ...actions: readonly ItemAction[]): void {
    super.letUse(user, ...actions);
  }
}
