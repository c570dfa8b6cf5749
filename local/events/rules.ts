import type { Authority } from '../iam/authority.ts';
import type { Resource, Stack } from '../ports.ts';
import { compilePattern } from './pattern.ts';

/** One target of a rule, ready to deliver to. */
export type Target = {
  readonly arn: string;
  readonly deliverTo: { readonly functionId: string } | { readonly queueArn: string };
  /** False when the function's policy does not let the rule invoke it: AWS then answers NO_PERMISSIONS. */
  readonly permitted: boolean;
  readonly deadLetterQueue: string | undefined;
  /** A constant that replaces the event. */
  readonly input: unknown;
};

export type Rule = {
  readonly logicalId: string;
  readonly arn: string;
  readonly busName: string;
  readonly matches: ReturnType<typeof compilePattern>;
  readonly targets: readonly Target[];
};

/** A bus is named by its name or by its ARN. */
export const busNameOf = (nameOrArn: unknown) =>
  String(nameOrArn ?? 'default').replace(/^.*:event-bus\//, '');

/** The enabled rules of the stack. Throws for a pattern, a target or a target option that would not act as on AWS. */
export function readRules(stack: Stack, authority: Pick<Authority, 'mayInvoke'>): readonly Rule[] {
  return stack
    .ofType('AWS::Events::Rule')
    .filter(({ properties }) => properties['State'] !== 'DISABLED')
    .map((resource) => readRule(stack, authority, resource));
}

function readRule(
  stack: Stack,
  authority: Pick<Authority, 'mayInvoke'>,
  { logicalId, properties }: Resource,
): Rule {
  if (properties['ScheduleExpression'])
    throw new Error(`${logicalId}: scheduled rules are not played here; use AWS::Scheduler::Schedule`);
  const arn = stack.arnOf(logicalId);
  const mayInvoke = (functionId: string) =>
    authority.mayInvoke({ service: 'events.amazonaws.com', sourceArn: arn }, functionId);
  return {
    logicalId,
    arn,
    busName: busNameOf(properties['EventBusName']),
    matches: compilePattern(properties['EventPattern'], `${logicalId}.EventPattern`),
    targets: ((properties['Targets'] ?? []) as Record<string, unknown>[]).map((target) =>
      readTarget(stack, logicalId, mayInvoke, target),
    ),
  };
}

/** RetryPolicy is accepted and has no effect: handing over to a queue in the same store does not fail for a while. */
const TARGET_OPTIONS = ['Arn', 'Id', 'DeadLetterConfig', 'RetryPolicy', 'Input'];

function readTarget(
  stack: Stack,
  ruleId: string,
  mayInvoke: (functionId: string) => boolean,
  target: Record<string, unknown>,
): Target {
  const unknown = Object.keys(target).find((option) => !TARGET_OPTIONS.includes(option));
  if (unknown) throw new Error(`${ruleId}: target option ${unknown} is not played here`);
  const arn = String(target['Arn']);
  const resource = stack.byArn(arn);
  const deadLetterQueue = (target['DeadLetterConfig'] as { Arn?: string } | undefined)?.Arn;
  if (deadLetterQueue && stack.byArn(deadLetterQueue)?.type !== 'AWS::SQS::Queue')
    throw new Error(`${ruleId}: dead-letter target ${deadLetterQueue} is not a queue of the stack`);
  const common = {
    arn,
    deadLetterQueue,
    input: target['Input'] === undefined ? undefined : JSON.parse(String(target['Input'])),
  };
  switch (resource?.type) {
    case 'AWS::Lambda::Function':
      return {
        ...common,
        deliverTo: { functionId: resource.logicalId },
        permitted: mayInvoke(resource.logicalId),
      };
    case 'AWS::SQS::Queue':
      return { ...common, deliverTo: { queueArn: arn }, permitted: true };
    default:
      throw new Error(`${ruleId}: target ${arn} is neither a function nor a queue of the stack`);
  }
}
