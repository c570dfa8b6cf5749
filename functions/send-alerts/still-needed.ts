import type { ConditionCheck } from '@aws-sdk/client-dynamodb';
import type { Alert } from '../../core/alerts.ts';
import { toItem } from '../shared/dynamo.ts';

type Condition = Pick<
  ConditionCheck,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/**
 * The condition on the lead under which somebody still needs to be told. While a clock runs: that nobody has responded.
 * Where none runs, because somebody had responded before the lead was handed over: that it is still theirs to work on.
 */
export function stillNeeded(
  { respondBy, round }: Pick<Alert, 'respondBy' | 'round'>,
  inRound: boolean,
): Condition {
  const [state, states] =
    respondBy !== null
      ? ['stage = :assigned', { ':assigned': 'assigned' }]
      : [
          'attribute_exists(pk) AND NOT stage IN (:won, :lost, :disqualified)',
          { ':won': 'won', ':lost': 'lost', ':disqualified': 'disqualified' },
        ];
  if (respondBy !== null && !inRound) {
    return { ConditionExpression: state, ExpressionAttributeValues: toItem(states) };
  }
  return {
    ConditionExpression: `${state} AND #round = :round`,
    ExpressionAttributeNames: { '#round': 'round' },
    ExpressionAttributeValues: toItem({ ...states, ':round': round }),
  };
}
