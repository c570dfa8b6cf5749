import { setTimeout as sleep } from 'node:timers/promises';
import type { Invoke, Part, Stack } from '../ports.ts';
import { openLogFile } from '../runtime-log.ts';
import { describeFunction, type FacadeAddress } from './environment.ts';
import { FunctionHost } from './function-host.ts';

/** A thread that was not used for this long is ended; the next invocation starts a new one. */
const idleMs = 5 * 60_000;
/** How long running invocations may take to end when the runtime stops. */
const patienceMs = 5_000;

/** Pause between two threads that are started ahead of their use, so that requests come through meanwhile. */
const warmEveryMs = 100;

/** The functions of a running stack. */
export type FunctionPool = Part & {
  readonly invoke: Invoke;
  /** Starts the threads of these functions one after the other, ahead of their first invocation. */
  warm(functionIds: readonly string[]): Promise<void>;
  /** Gives back the memory of a function that is not needed again for long; its next invocation starts a new thread. */
  rest(functionId: string): void;
};

/**
 * All functions of the stack, each in a thread of its own that starts with the first invocation.
 * @param playedElsewhere functions whose work a part of the runtime does itself.
 */
export const createFunctionPool = (
  stack: Stack,
  assets: ReadonlyMap<string, string>,
  facade: FacadeAddress,
  dataFolder: string,
  playedElsewhere: ReadonlySet<string> = new Set(),
): FunctionPool => {
  const functions = stack
    .ofType('AWS::Lambda::Function')
    .filter(({ logicalId }) => !playedElsewhere.has(logicalId));
  const hosts = new Map(
    functions.map((resource) => {
      const spec = describeFunction(stack, resource, assets, facade);
      return [resource.logicalId, new FunctionHost(spec, openLogFile(dataFolder, resource.logicalId))];
    }),
  );
  let stopping = false;
  const reaper = setInterval(() => {
    for (const host of hosts.values()) host.endIfIdle(Date.now() - idleMs);
  }, 30_000);
  reaper.unref();
  return {
    invoke: async (functionId, payload) => {
      if (stopping) throw new Error('The runtime is stopping');
      const host = hosts.get(functionId);
      if (!host) throw new Error(`There is no function ${functionId} in this stack`);
      return host.run(payload);
    },
    warm: async (functionIds) => {
      for (const functionId of functionIds) {
        if (stopping) return;
        hosts.get(functionId)?.warm();
        await sleep(warmEveryMs);
      }
    },
    rest: (functionId) => hosts.get(functionId)?.endIfIdle(Date.now()),
    start: async () => {},
    stop: async () => {
      stopping = true;
      clearInterval(reaper);
      const end = Date.now() + patienceMs;
      while (Date.now() < end && [...hosts.values()].some((host) => host.busy)) await sleep(20);
      await Promise.all([...hosts.values()].map((host) => host.end()));
    },
  };
};
