import type { InvokeResult } from '../../local/ports.ts';
import { createStateMachines } from '../../local/workflow/state-machines.ts';
import { allowAll, arnOf, aWhile, callOf, functionArn, runtimeOf, stackOf, until } from './local-runtime.ts';

export const machineArn = arnOf('AWS::StepFunctions::StateMachine', 'Handoff');
export const task = (name: string, next: object) => ({ Type: 'Task', Resource: functionArn(name), ...next });

/** Assign → wait until $.waitUntil → Remind → moved on, or wait again. */
export const handoff = {
  StartAt: 'Assign',
  States: {
    Assign: task('Assign', { Next: 'WaitForResponse' }),
    WaitForResponse: { Type: 'Wait', TimestampPath: '$.waitUntil', Next: 'Remind' },
    Remind: task('Remind', { Next: 'Untouched?' }),
    'Untouched?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.outcome', StringEquals: 'untouched', Next: 'WaitForResponse' }],
      Default: 'MovedOn',
    },
    MovedOn: { Type: 'Succeed' },
  },
};

type Answer = (functionId: string, payload: unknown) => Promise<InvokeResult> | InvokeResult;
export const ok = (payload: unknown): InvokeResult => ({ ok: true, payload });

export const stackFor = (definition: object, properties = {}) =>
  stackOf({
    Handoff: [
      'AWS::StepFunctions::StateMachine',
      {
        DefinitionString: JSON.stringify(definition),
        RoleArn: arnOf('AWS::IAM::Role', 'Role'),
        ...properties,
      },
    ],
    Role: ['AWS::IAM::Role'],
    Assign: ['AWS::Lambda::Function'],
    Remind: ['AWS::Lambda::Function'],
  });

/** A small handoff workflow on its own engine, with the reps' functions played by `answer`. */
export function setUp(
  definition: object,
  answer: Answer,
  left: Parameters<typeof runtimeOf>[2] = {},
  authority = allowAll,
) {
  const calls: string[] = [];
  const { runtime, ...rest } = runtimeOf(
    stackFor(definition),
    (functionId, payload) => {
      calls.push(functionId);
      return answer(functionId, payload);
    },
    left,
  );
  const machines = createStateMachines(runtime, { authority });
  const call = async (action: string, input: Record<string, unknown>) => {
    const reply = await machines.service.handle(callOf('states', action, input));
    return { status: reply.status, headers: reply.headers, ...JSON.parse(reply.body) };
  };
  const start = (name: string, input = '{"leadId":"L1"}') =>
    call('StartExecution', { stateMachineArn: machineArn, name, input });
  const one = () => machines.list(1)[0];
  const at = (state: string) =>
    until(() => one()?.state === state && one()?.waiting === 1, `waits in ${state}`);
  const ended = () => until(() => one()?.status !== 'RUNNING', 'ended');
  const pass = async (ms: number) => {
    rest.clock.pass(ms);
    machines.ring();
    await aWhile();
  };
  return { ...rest, calls, machines, call, start, one, at, ended, pass };
}
