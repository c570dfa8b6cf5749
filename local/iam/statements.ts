import * as z from 'zod';
import { type CallContext, type Conditions, checkConditions, conditionsHold } from './conditions.ts';
import { matchesPattern } from './match.ts';

const oneOrMore = z.union([z.string().transform((value) => [value]), z.array(z.string())]);
const conditionValues = z.union([
  z.union([z.string(), z.boolean(), z.number()]).transform((value) => [String(value)]),
  z.array(z.union([z.string(), z.boolean(), z.number()]).transform(String)),
]);

/** Strict: a NotAction or NotResource that went unread would grant the wrong thing. */
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).default({}),
});

const policySchema = z.looseObject({
  Statement: z.union([statementSchema.transform((one) => [one]), z.array(statementSchema)]),
});

/** One statement of an identity policy. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Conditions;
};

/**
 * The statements of a policy document.
 * @param where named in errors, e.g. the logical id of the policy.
 * @throws for an element, condition operator or condition key that cannot be judged here.
 */
export const parsePolicy = (where: string, document: unknown): Statement[] => {
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) throw new Error(`${where}: unsupported policy: ${z.prettifyError(parsed.error)}`);
  return parsed.data.Statement.map((statement) => {
    checkConditions(where, statement.Action, statement.Condition);
    return {
      effect: statement.Effect,
      actions: statement.Action,
      resources: statement.Resource,
      conditions: statement.Condition,
    };
  });
};

/** Whether the statements allow an action: something must allow it and nothing may deny it. */
export const evaluate = (
  statements: readonly Statement[],
  action: string,
  resource: string,
  context: CallContext = {},
): 'allowed' | 'denied explicitly' | 'not allowed' => {
  let verdict: 'allowed' | 'not allowed' = 'not allowed';
  for (const { effect, actions, resources, conditions } of statements) {
    const applies =
      actions.some((pattern) => matchesPattern(pattern, action, true)) &&
      resources.some((pattern) => matchesPattern(pattern, resource)) &&
      conditionsHold(conditions, context);
    if (!applies) continue;
    if (effect === 'Deny') return 'denied explicitly';
    verdict = 'allowed';
  }
  return verdict;
};
