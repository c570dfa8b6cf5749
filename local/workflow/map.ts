import { randomUUID } from 'node:crypto';
import type { Authority } from '../iam/authority.ts';
import type { Runtime } from '../ports.ts';
import type { State, StateMachine } from './definition.ts';
import type { NewExecution } from './execution-store.ts';
import { type Child, createMapStore } from './map-store.ts';
import { type CallTask, interpreter, type Json, type Step, statesError } from './step.ts';

type Failed = Extract<Step, { kind: 'failed' }>;

/**
 * Map states in DISTRIBUTED mode: each item is a durable execution of its own. The one that waits for them is nothing but
 * its row, until the last child has ended or the first has failed.
 */
export function createMapRuns(
  { stack, db, clock }: Pick<Runtime, 'stack' | 'db' | 'clock'>,
  { authority }: { readonly authority: Pick<Authority, 'refusal'> },
) {
  const store = createMapStore(db);
  return {
    /** Children for the items, and the execution waits for them. Answers the failure of a map that cannot begin. */
    async begin(
      parentArn: string,
      machine: StateMachine,
      at: { readonly state: string; readonly data: Json; readonly context: object; readonly endsAt: number },
    ): Promise<Failed | undefined> {
      const { state, data, context, endsAt } = at;
      const map = machine.definition.States[state] as State;
      const roleId = stack.byArn(machine.roleArn)?.logicalId ?? machine.roleArn;
      for (const [action, resource] of rightsOf(machine)) {
        const cause = authority.refusal(roleId, action, resource);
        if (cause) return { kind: 'failed', error: 'States.Permissions', cause };
      }
      const items = await itemsOf(map, data, context);
      if (!Array.isArray(items)) return items;
      const children = childrenOf(machine.processors.get(state) as StateMachine, items, clock.now());
      const concurrency = map.MaxConcurrency || Number.POSITIVE_INFINITY;
      store.begin(parentArn, { state, data: JSON.stringify(data), endsAt }, children, concurrency);
      return undefined;
    },

    /** The Map as a task of its parent: answers the outputs of the children, and ends those still at work when one failed. */
    results: (parentArn: string): CallTask => {
      return async () => {
        store.abortChildren(parentArn, clock.now());
        return resultsOf(store.childrenOf(parentArn));
      };
    },

    /** An execution has ended, whosever child or parent it is. Belongs into the transaction of its end. */
    ended(arn: string) {
      store.abortChildren(arn, clock.now());
      store.ended(arn);
    },
    forgetGone: store.forgetGone,
  };
}

/**
 * What the role of a machine needs for a distributed map. Source: Step Functions developer guide, "IAM policies for
 * using Distributed Map states".
 */
function rightsOf(machine: StateMachine): readonly (readonly [action: string, arn: string])[] {
  const child = `${machine.arn.replace(':stateMachine:', ':execution:')}:any`;
  return [
    ['states:StartExecution', machine.arn],
    ['states:DescribeExecution', child],
    ['states:StopExecution', child],
  ];
}

/**
 * The input of each child of a Map state, in the order of the items: the interpreter plays the map with a processor that
 * only hands its input back. Answers a failed step when the items are no array or a path leads nowhere.
 */
async function itemsOf(map: State, data: Json, context: object): Promise<Json[] | Failed> {
  const { InputPath, ItemsPath, ItemSelector } = map;
  const probe = interpreter({
    Type: 'Map',
    ...(InputPath === undefined ? {} : { InputPath }),
    ...(ItemsPath === undefined ? {} : { ItemsPath }),
    ...(ItemSelector === undefined ? {} : { ItemSelector }),
    ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Succeed' } } },
    End: true,
  });
  try {
    return (await probe.run(data as never, { context: context as never }).result) as Json[];
  } catch (error) {
    return { kind: 'failed', error: 'States.Runtime', cause: ((error as Error).cause as Error).message };
  }
}

/** A child execution for each item. Its ARN has Step Functions' form `…:execution:Machine/Label:uuid`. */
function childrenOf(
  { arn: machineArn, definition }: StateMachine,
  items: readonly Json[],
  startedAt: number,
): NewExecution[] {
  return items.map((item) => {
    const name = randomUUID();
    const input = JSON.stringify(item);
    return {
      arn: `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`,
      machineArn,
      name,
      input,
      state: definition.StartAt,
      data: input,
      startedAt,
    };
  });
}

/**
 * What the map answers: the outputs in the order of the items. Throws as Step Functions fails a map one of whose
 * children failed, none being tolerated.
 */
function resultsOf(children: readonly Child[]): Json[] {
  const failed = children.find(({ status }) => status === 'FAILED' || status === 'TIMED_OUT');
  if (failed)
    throw statesError(
      'States.ExceedToleratedFailureThreshold',
      `The specified tolerated failure threshold was exceeded: ${failed.error}: ${failed.cause}`,
    );
  return children.map(({ output }) => JSON.parse(output as string) as Json);
}
