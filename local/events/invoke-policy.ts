import { type Authority, functionIdOf } from '../iam/authority.ts';
import type { Resource, Stack } from '../ports.ts';
import type { Queues } from './queues.ts';

/** What the template says about asynchronous invocations of one function. */
export type InvokePolicy = {
  readonly functionArn: string;
  readonly maximumRetryAttempts: number;
  /** Gets the envelope with request and response (AWS::Lambda::EventInvokeConfig, OnFailure). */
  readonly onFailure: string | undefined;
  /** Gets the bare request (DeadLetterConfig of the function). */
  readonly deadLetterQueue: string | undefined;
};

/** AWS's default when no AWS::Lambda::EventInvokeConfig says otherwise. */
const DEFAULT_RETRY_ATTEMPTS = 2;

type Setting = {
  MaximumRetryAttempts?: number | string;
  DestinationConfig?: { OnFailure?: { Destination?: string }; OnSuccess?: { Destination?: string } };
};

/**
 * The policies of all functions, by logical id. Throws for what would be lost silently: a success destination,
 * a failure destination that is no queue of the stack, or one that the function's role may not write to.
 * MaximumEventAgeInSeconds is not counted: with at most two retries only the time that the machine was off could
 * exceed it, and a restart must not throw away what was accepted.
 */
export function readInvokePolicies(
  stack: Stack,
  queues: Pick<Queues, 'has'>,
  authority: Pick<Authority, 'refusalOf'>,
): ReadonlyMap<string, InvokePolicy> {
  const settings = new Map<string, Setting>();
  for (const { logicalId, properties } of stack.ofType('AWS::Lambda::EventInvokeConfig')) {
    const functionId = functionIdOf(stack, properties['FunctionName']);
    if (functionId === undefined)
      throw new Error(`${logicalId}: no function ${properties['FunctionName']} in the stack`);
    settings.set(functionId, properties as Setting);
  }

  const read = ({ logicalId, properties }: Resource): InvokePolicy => {
    const setting = settings.get(logicalId) ?? {};
    if (setting.DestinationConfig?.OnSuccess?.Destination)
      throw new Error(`${logicalId}: OnSuccess destinations are not played here`);
    const checked = (queueArn: string | undefined) => {
      if (queueArn === undefined) return undefined;
      if (!queues.has(queueArn))
        throw new Error(`${logicalId}: failure destination ${queueArn} is not a queue of the stack`);
      const refusal = authority.refusalOf(logicalId, 'sqs:SendMessage', queueArn);
      if (refusal) throw new Error(`${logicalId}: what it fails at would be lost. ${refusal}`);
      return queueArn;
    };
    return {
      functionArn: stack.arnOf(logicalId),
      maximumRetryAttempts: Number(setting.MaximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS),
      onFailure: checked(setting.DestinationConfig?.OnFailure?.Destination),
      deadLetterQueue: checked(
        (properties['DeadLetterConfig'] as { TargetArn?: string } | undefined)?.TargetArn,
      ),
    };
  };
  return new Map(
    stack.ofType('AWS::Lambda::Function').map((resource) => [resource.logicalId, read(resource)]),
  );
}
