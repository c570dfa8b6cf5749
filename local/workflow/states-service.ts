import { randomUUID } from 'node:crypto';
import { jsonError, jsonReply } from '../events/wire.ts';
import type { Clock, Service, ServiceCall, ServiceReply } from '../ports.ts';
import type { StateMachine } from './definition.ts';
import type { Execution, ExecutionStore } from './execution-store.ts';

/** Source: Step Functions API reference, StartExecution: name and input. */
const MAX_NAME = 80;
const MAX_INPUT_BYTES = 262_144;
// biome-ignore lint/suspicious/noControlCharactersInRegex: AWS names the control characters among the forbidden ones
const FORBIDDEN_IN_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

type Deps = {
  readonly machines: ReadonlyMap<string, StateMachine>;
  readonly store: ExecutionStore;
  readonly clock: Clock;
  /** Called after a new execution is durable. */
  readonly started: () => void;
};
type Input = ServiceCall['input'];

const ok = (body: unknown) => jsonReply('1.0', 200, body);
const fail = (code: string, message: string) => jsonError('1.0', code, message);
const seconds = (ms: number) => ms / 1000;

/** The part of the Step Functions API that is played: StartExecution, DescribeExecution, ListExecutions. */
export function createStatesService(deps: Deps): Service {
  const actions: Readonly<Record<string, (input: Input) => ServiceReply>> = {
    StartExecution: (input) => startExecution(deps, input),
    DescribeExecution: ({ executionArn }) => {
      const execution = deps.store.get(String(executionArn));
      return execution
        ? ok(describe(execution))
        : fail('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    },
    ListExecutions: ({ stateMachineArn, statusFilter, maxResults }) => {
      const machineArn = String(stateMachineArn);
      if (!deps.machines.has(machineArn)) return noMachine(machineArn);
      const status = statusFilter === undefined ? {} : { status: String(statusFilter) };
      const limit = Math.min(Number(maxResults) || 100, 1000);
      return ok({ executions: deps.store.recent({ machineArn, ...status, limit }).map(summary) });
    },
  };
  return {
    name: 'states',
    needs: ({ action, input }) => [
      [
        `states:${action}`,
        String(action === 'DescribeExecution' ? input['executionArn'] : input['stateMachineArn']),
      ],
    ],
    handle: async ({ action, input }) =>
      actions[action]?.(input) ?? fail('UnknownOperationException', `${action} is not played here`),
  };
}

/**
 * Durable before the answer. A running execution of the same name and input is answered as if it were started
 * now; any other use of a taken name is ExecutionAlreadyExists.
 */
function startExecution({ machines, store, clock, started }: Deps, input: Input): ServiceReply {
  const machineArn = String(input['stateMachineArn']);
  const name = String(input['name'] ?? randomUUID());
  const text = String(input['input'] ?? '{}');
  const machine = machines.get(machineArn);
  if (name.length > MAX_NAME)
    return fail(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to ${MAX_NAME}`,
    );
  if (name === '' || FORBIDDEN_IN_NAME.test(name)) return fail('InvalidName', `Invalid Name: '${name}'`);
  if (!machine) return noMachine(machineArn);
  if (!isJson(text) || Buffer.byteLength(text) > MAX_INPUT_BYTES)
    return fail(
      'InvalidExecutionInput',
      'Invalid State Machine Execution Input: not JSON, or over 262144 bytes',
    );

  const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const known = store.get(arn);
  if (known && (known.status !== 'RUNNING' || known.input !== text))
    return fail('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  if (known) return ok({ executionArn: arn, startDate: seconds(known.startedAt) });
  const startedAt = clock.now();
  const state = machine.definition.StartAt;
  store.insert({ arn, machineArn, name, input: text, state, data: text, startedAt });
  started();
  return ok({ executionArn: arn, startDate: seconds(startedAt) });
}

const noMachine = (arn: string) => fail('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);

const summary = ({ arn, machineArn, name, status, startedAt, stoppedAt }: Execution) => ({
  executionArn: arn,
  stateMachineArn: machineArn,
  name,
  status,
  startDate: seconds(startedAt),
  ...(stoppedAt === null ? {} : { stopDate: seconds(stoppedAt) }),
});

const describe = (execution: Execution) => ({
  ...summary(execution),
  input: execution.input,
  ...(execution.output === null ? {} : { output: execution.output }),
  ...(execution.error === null ? {} : { error: execution.error, cause: execution.cause }),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
