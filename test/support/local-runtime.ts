import { DatabaseSync } from 'node:sqlite';
import type { Authority } from '../../local/iam/authority.ts';
import type { InvokeResult, Resource, Runtime, ServiceCall, Stack } from '../../local/ports.ts';

export const place = { region: 'eu-west-1', accountId: '000000000000' };

const ARNS: Readonly<Record<string, (id: string) => string>> = {
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:eu-west-1:000000000000:function:${id}`,
  'AWS::SQS::Queue': (id) => `arn:aws:sqs:eu-west-1:000000000000:${id}`,
  'AWS::Events::EventBus': (id) => `arn:aws:events:eu-west-1:000000000000:event-bus/${id}`,
  'AWS::Events::Rule': (id) => `arn:aws:events:eu-west-1:000000000000:rule/${id}`,
  'AWS::StepFunctions::StateMachine': (id) => `arn:aws:states:eu-west-1:000000000000:stateMachine:${id}`,
  'AWS::IAM::Role': (id) => `arn:aws:iam::000000000000:role/${id}`,
};

/** The ARN that a stack of `stackOf` gives a resource. */
export const arnOf = (type: string, id: string) => ARNS[type]?.(id) ?? `arn:aws:test:::${type}/${id}`;
export const functionArn = (id: string) => arnOf('AWS::Lambda::Function', id);
export const queueArn = (id: string) => arnOf('AWS::SQS::Queue', id);

/** A resolved stack from `{logicalId: [type, properties]}`. */
export function stackOf(
  resources: Record<string, [type: string, properties?: Record<string, unknown>]>,
): Stack {
  const all = new Map<string, Resource>(
    Object.entries(resources).map(([logicalId, [type, properties = {}]]) => [
      logicalId,
      { logicalId, type, properties },
    ]),
  );
  const arn = (id: string) => arnOf((all.get(id) as Resource).type, id);
  return {
    resources: all,
    ofType: (type) => [...all.values()].filter((resource) => resource.type === type),
    byArn: (wanted) => [...all.values()].find(({ logicalId }) => arn(logicalId) === wanted),
    arnOf: arn,
    outputs: {},
  };
}

/** A clock that only moves when it is told to. */
export function handClock(start = Date.parse('2026-11-23T10:00:00Z')) {
  let now = start;
  return {
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

export type LoggedLine = { code: string; facts: Readonly<Record<string, unknown>> };

/** A runtime on an in-memory store; pass `db` to start a second one on what the first left, as after a crash. */
export function runtimeOf(
  stack: Stack,
  invoke: (functionId: string, payload: unknown) => Promise<InvokeResult> | InvokeResult,
  { db = new DatabaseSync(':memory:'), clock = handClock() } = {},
) {
  const lines: LoggedLine[] = [];
  const runtime: Runtime = {
    stack,
    db,
    clock,
    invoke: async (functionId, payload) => invoke(functionId, payload),
    log: (code, facts = {}) => lines.push({ code, facts }),
  };
  return { runtime, db, clock, lines };
}

/** Everything is granted. */
export const allowAll: Pick<Authority, 'refusal' | 'refusalOf' | 'mayInvoke'> = {
  refusal: () => undefined,
  refusalOf: () => undefined,
  mayInvoke: () => true,
};

export const callOf = (
  service: ServiceCall['service'],
  action: string,
  input: Record<string, unknown>,
  callerId = 'Caller',
): ServiceCall => ({ service, action, callerId, input });

/** Lets promises and immediates run until `done` answers true; fails after two seconds. */
export async function until(done: () => boolean, what = String(done)): Promise<void> {
  const end = performance.now() + 2_000;
  while (!done()) {
    if (performance.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Long enough for anything that was (wrongly) due to begin. */
export const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 30));
