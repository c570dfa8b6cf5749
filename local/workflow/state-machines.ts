import { createAlarmClock } from '../events/alarm-clock.ts';
import { inTransaction } from '../events/transaction.ts';
import type { Authority } from '../iam/authority.ts';
import type { Part, Runtime, Service } from '../ports.ts';
import { type Definition, readStateMachine, type StateMachine } from './definition.ts';
import { createExecutionStore, type Execution } from './execution-store.ts';
import { createLimiter } from './limiter.ts';
import { createMapRuns } from './map.ts';
import { createStatesService } from './states-service.ts';
import {
  type CallTask,
  compileStep,
  Interruption,
  type Json,
  type RunningStep,
  type Step,
  statesError,
  wakeTime,
} from './step.ts';

/**
 * Tasks called at the same time over all executions: 10,000 wake-ups at one moment stay a smooth stream, and on the
 * few cores of one machine more of them would only get into each other's way.
 */
const CONCURRENT_TASKS = 4;

/** Executions are taken up while fewer tasks than this run or wait, so that no turn of the event loop is long. */
const TASKS_AHEAD = 2 * CONCURRENT_TASKS;

/** Executions in memory: more than the tasks, because those that sleep before a retry take a place, too. */
const IN_MEMORY = 1_000;

/** AWS keeps the name of a closed execution taken for 90 days. */
const CLOSED_NAMES_KEPT_MS = 90 * 86_400_000;

export type StateMachines = Part & {
  readonly service: Service;
  /** For people: newest first, at most `limit`. */
  list(limit: number): readonly Execution[];
  /** Looks at once for what is due. */
  ring(): void;
};

/**
 * Step Functions: runs the stack's state machines one state at a time. Before a state begins, its name and input
 * are in the store; an execution that waits is nothing but its row. After a crash each goes on with the state
 * it was in (a task may run twice), and those that ended never run again.
 */
export function createStateMachines(
  runtime: Runtime,
  deps: { readonly authority: Pick<Authority, 'refusal'> },
): StateMachines {
  const { stack, db, clock, log, invoke } = runtime;
  const deployed = stack
    .ofType('AWS::StepFunctions::StateMachine')
    .map((resource) => readStateMachine(stack, resource));
  const machines = new Map(
    deployed
      .flatMap((machine) => [machine, ...machine.processors.values()])
      .map((machine) => [machine.arn, { ...machine, steps: compileSteps(machine.definition) }]),
  );
  const store = createExecutionStore(db);
  const maps = createMapRuns(runtime, deps);
  const tasks = createLimiter(CONCURRENT_TASKS);
  const running = new Map<string, { done: Promise<void>; step?: RunningStep }>();
  let stopping = false;

  const callTaskOf =
    (machine: StateMachine): CallTask =>
    async (resource, input) => {
      const target = stack.byArn(resource);
      const roleId = stack.byArn(machine.roleArn)?.logicalId ?? machine.roleArn;
      const refusal = deps.authority.refusal(roleId, 'lambda:InvokeFunction', resource);
      if (refusal) throw statesError('Lambda.AWSLambdaException', refusal);
      const result = await tasks.run(async () => {
        if (stopping) throw new Interruption();
        return invoke(target?.logicalId as string, input).catch(() => {
          throw new Interruption();
        });
      });
      if (result.ok) return (result.payload ?? null) as Json;
      const { errorType, errorMessage } = result;
      throw statesError(errorType, JSON.stringify({ errorMessage, errorType }));
    };

  const stop = (
    execution: Execution,
    state: string,
    how: Exclude<Step, { kind: 'next' | 'interrupted' }>,
  ) => {
    const ended =
      how.kind === 'succeeded'
        ? { status: 'SUCCEEDED' as const, output: JSON.stringify(how.output), error: null, cause: null }
        : {
            status:
              how.error === 'States.Timeout' && how.cause === TIMED_OUT
                ? ('TIMED_OUT' as const)
                : ('FAILED' as const),
            output: null,
            error: how.error,
            cause: how.cause,
          };
    const isMine = inTransaction(db, () => {
      if (!store.end(execution.arn, { ...ended, state }, clock.now())) return false;
      maps.ended(execution.arn);
      return true;
    });
    if (isMine && how.kind === 'failed')
      log('EXECUTION_FAILED', { execution: execution.name, state, error: how.error });
  };

  const run = async (execution: Execution) => {
    const machine = machines.get(execution.machineArn);
    if (!machine) return; // of a template of before: kept, for the day it comes back
    const { definition } = machine;
    const context = {
      Execution: { Id: execution.arn, Name: execution.name, RoleArn: machine.roleArn },
      StateMachine: { Id: machine.arn, Name: machine.arn.slice(machine.arn.lastIndexOf(':') + 1) },
    };
    const endsAt = execution.startedAt + (definition.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000;
    let { state } = execution;
    let data = JSON.parse(execution.data) as Json;
    let waited = execution.waiting === 1;

    while (!stopping) {
      if (clock.now() >= endsAt)
        return stop(execution, state, { kind: 'failed', error: 'States.Timeout', cause: TIMED_OUT });
      const current = definition.States[state];
      const compiled = machine.steps.get(state);
      if (!current || !compiled)
        return stop(execution, state, {
          kind: 'failed',
          error: 'States.Runtime',
          cause: `There is no state ${state} any more`,
        });
      if (current.Type === 'Wait' && !waited) {
        const wakesAt = await wakeTime(current, data, context, clock.now());
        if (typeof wakesAt !== 'number') return stop(execution, state, wakesAt);
        return store.hold(execution.arn, state, JSON.stringify(data), Math.min(wakesAt, endsAt));
      }
      if (current.Type === 'Map' && !waited) {
        const failure = await maps.begin(execution.arn, machine, { state, data, context, endsAt });
        return failure && stop(execution, state, failure);
      }
      if (!waited && !store.checkpoint(execution.arn, state, JSON.stringify(data))) return; // aborted with its map
      waited = false;
      const callTask = current.Type === 'Map' ? maps.results(execution.arn) : callTaskOf(machine);
      const step = compiled(data, context, callTask);
      const place = running.get(execution.arn);
      if (place) place.step = step;
      const outcome = await step.outcome;
      if (outcome.kind === 'interrupted') return;
      if (outcome.kind !== 'next') return stop(execution, state, outcome);
      ({ state, data } = outcome);
    }
    store.checkpoint(execution.arn, state, JSON.stringify(data));
  };

  const look = () => {
    const now = clock.now();
    const free = Math.min(IN_MEMORY - running.size, TASKS_AHEAD - tasks.pending());
    for (const execution of free > 0 ? store.claimDue(now, free) : []) {
      const place = { done: Promise.resolve() };
      running.set(execution.arn, place);
      place.done = run(execution)
        .catch((error) => log('EXECUTION_NOT_RECORDED', { execution: execution.name, error: String(error) }))
        .finally(() => {
          running.delete(execution.arn);
          alarm.ring();
        });
    }
    return store.nextDue(now);
  };
  const alarm = createAlarmClock('state-machines', clock, log, look);

  return {
    service: createStatesService({
      machines: new Map(deployed.map((machine) => [machine.arn, machine])),
      store,
      clock,
      started: alarm.ring,
    }),
    list: (limit) => store.recent({ limit }),
    ring: alarm.ring,
    async start() {
      stopping = false;
      store.releaseAll();
      store.forget(clock.now() - CLOSED_NAMES_KEPT_MS);
      maps.forgetGone();
      alarm.start();
    },
    async stop() {
      stopping = true;
      alarm.stop();
      for (const { step } of running.values()) step?.interrupt();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}

const TIMED_OUT = 'The execution ran longer than its TimeoutSeconds';

const compileSteps = (definition: Definition) =>
  new Map(Object.keys(definition.States).map((name) => [name, compileStep(definition, name)]));
