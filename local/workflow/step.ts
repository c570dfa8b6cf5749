import { StateMachine as Interpreter, type StateMachineDefinition } from 'aws-local-stepfunctions';
import type { Definition, State } from './definition.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Calls the function behind a Task. Throws an error whose name is the States error name, for Retry and Catch. */
export type CallTask = (resource: string, input: Json) => Promise<Json>;

/** How one state ended. */
export type Step =
  | { readonly kind: 'next'; readonly state: string; readonly data: Json }
  | { readonly kind: 'succeeded'; readonly output: Json }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string }
  /** Cut off by `interrupt`; the state runs again when the execution resumes. */
  | { readonly kind: 'interrupted' };

export type RunningStep = {
  readonly outcome: Promise<Step>;
  /** Ends a step that sleeps before a retry. A task that is being called is left to finish. */
  interrupt(): void;
};

/** ASL limits state names to 80 characters, so no state of a definition has this one. */
const CURRENT = 'the state that is run'.padEnd(81, '.');

/** Lambda's own limit. The interpreter would stop a task without TimeoutSeconds after 60 s; Step Functions does not. */
const LONGEST_TASK_SECONDS = 900;

const OPTIONS = { validationOptions: { noValidate: true } };

export const interpreter = (state: State, ends: Record<string, { Type: 'Succeed' }> = {}) =>
  new Interpreter(
    { StartAt: CURRENT, States: { ...ends, [CURRENT]: state } } as unknown as StateMachineDefinition,
    OPTIONS,
  );

/**
 * One state of a definition as a runnable step. The interpreter gets a machine in which every other state
 * is an end, so that the progress is in our hands after each state: it is stored before the next one begins.
 */
export function compileStep(definition: Definition, name: string) {
  const ends = Object.fromEntries(
    Object.keys(definition.States).map((other) => [other, { Type: 'Succeed' as const }]),
  );
  const state = definition.States[name] as State;
  const machine = interpreter(runnable(state), ends);

  return (data: Json, context: object, callTask: CallTask): RunningStep => {
    let interrupted = false;
    let calling = false;
    const task = async (input: Json): Promise<Json> => {
      if (interrupted) return null;
      calling = true;
      try {
        return await callTask(String(state.Resource), input);
      } catch (error) {
        if (!(error instanceof Interruption)) throw error;
        interrupted = true;
        run.abort();
        return null; // the interpreter ends after this state, since it was aborted
      } finally {
        calling = false;
      }
    };
    const run = machine.run(data, {
      overrides: { taskResourceLocalHandlers: { [CURRENT]: task } },
      noThrowOnAbort: true,
      context: context as never,
    });
    const outcome = (async (): Promise<Step> => {
      try {
        const output = (await run.result) as Json;
        if (interrupted) return { kind: 'interrupted' };
        for await (const event of run.eventLogs)
          if (event.type === 'StateEntered' && event.state.name !== CURRENT)
            return { kind: 'next', state: event.state.name, data: event.state.input as Json };
        return { kind: 'succeeded', output };
      } catch (error) {
        if (interrupted) return { kind: 'interrupted' };
        const reason = (error as Error).cause as Error;
        return { kind: 'failed', error: reason.name, cause: reason.message };
      }
    })();
    return {
      outcome,
      interrupt() {
        interrupted ||= !calling;
        if (!calling) run.abort();
      },
    };
  };
}

/** Thrown by a CallTask that cannot be answered because the runtime stops: neither a success nor a failure. */
export class Interruption extends Error {}

/** The interpreter matches Retry and Catch by the error's name and takes its message as the cause. */
export const statesError = (name: string, cause: string) => Object.assign(new Error(cause), { name });

/**
 * Waits and maps are held outside of the interpreter: when its moment has come, a Wait only passes its data on, and a
 * Map is a task that answers the results of its children.
 */
function runnable(state: State): State {
  if (state.Type === 'Task')
    return 'TimeoutSecondsPath' in state ? state : { TimeoutSeconds: LONGEST_TASK_SECONDS, ...state };
  if (state.Type === 'Map') {
    const { ItemsPath, ItemSelector, ItemProcessor, MaxConcurrency, Label, ...rest } = state;
    return { ...rest, Type: 'Task', Resource: 'the children of the map' };
  }
  if (state.Type !== 'Wait') return state;
  const { Seconds, SecondsPath, Timestamp, TimestampPath, ...rest } = state;
  return { ...rest, Type: 'Pass' };
}

/**
 * The moment a Wait ends, epoch ms; never before what it says. An absolute time loses its fraction of a
 * second, as on AWS. Answers a failed step for a path that leads to no such value.
 */
export async function wakeTime(
  wait: State,
  data: Json,
  context: object,
  now: number,
): Promise<number | Extract<Step, { kind: 'failed' }>> {
  const path = wait.SecondsPath ?? wait.TimestampPath;
  let value: Json | undefined = wait.Seconds ?? wait.Timestamp;
  if (path !== undefined) {
    const probe = interpreter({
      Type: 'Pass',
      ...('InputPath' in wait ? { InputPath: wait.InputPath } : {}),
      Parameters: { 'value.$': path },
      End: true,
    });
    try {
      const found = (await probe.run(data as never, { context: context as never }).result) as { value: Json };
      value = found.value;
    } catch {
      value = undefined;
    }
  }
  const isSeconds = wait.Seconds !== undefined || wait.SecondsPath !== undefined;
  if (isSeconds && typeof value === 'number' && value >= 0) return now + Math.trunc(value) * 1000;
  if (!isSeconds && typeof value === 'string' && TIMESTAMP.test(value)) {
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return Math.floor(at / 1000) * 1000;
  }
  const cause = `The ${isSeconds ? 'seconds' : 'timestamp'} of the wait (${path ?? 'constant'}) could not be read`;
  return { kind: 'failed', error: 'States.Runtime', cause };
}

/** RFC 3339 with an upper-case T and Z, as ASL demands. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
