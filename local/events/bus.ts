import { randomUUID } from 'node:crypto';
import type { Authority } from '../iam/authority.ts';
import type { Part, Runtime, Service, ServiceCall } from '../ports.ts';
import type { AsyncInvoke } from './async-invoke.ts';
import type { Json } from './pattern.ts';
import type { Queues } from './queues.ts';
import { busNameOf, type Rule, readRules, type Target } from './rules.ts';
import { inTransaction } from './transaction.ts';
import { jsonError, jsonReply, type Place } from './wire.ts';

/** Limits of one PutEvents call. Source: EventBridge API reference, PutEvents. */
const MAX_ENTRIES = 10;
const MAX_BYTES = 256 * 1024;

type Entry = {
  Time?: number;
  Source?: string;
  Resources?: string[];
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
};
type EntryAnswer = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** An event of an AWS service itself, such as `aws.ses`, which nobody else may put. */
type ServiceEvent = {
  readonly source: `aws.${string}`;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
};

export type EventBus = Part & {
  readonly service: Service;
  /** Puts a service's event on the default bus: its deliveries are durable on return. Joins an open transaction. */
  publish(event: ServiceEvent): void;
};

/**
 * EventBridge: PutEvents matches every entry against the rules of its bus, and each delivery is a durable row
 * (an asynchronous invocation or a queued message) before the answer. What a function then fails at is
 * the matter of its own retries and failure destination, as on AWS.
 */
export function createEventBus(
  runtime: Pick<Runtime, 'stack' | 'db' | 'clock' | 'log'>,
  deps: {
    readonly asyncInvoke: Pick<AsyncInvoke, 'enqueue'>;
    readonly queues: Pick<Queues, 'send'>;
    readonly authority: Pick<Authority, 'mayInvoke'>;
    readonly place: Place;
  },
): EventBus {
  const { stack, db, clock, log } = runtime;
  const { place, queues, asyncInvoke } = deps;
  const rules = readRules(stack, deps.authority);
  const arnOfBus = (name: string) => `arn:aws:events:${place.region}:${place.accountId}:event-bus/${name}`;
  const buses = new Set(
    stack.ofType('AWS::Events::EventBus').map(({ logicalId }) => busNameOf(stack.arnOf(logicalId))),
  );

  const deliver = (rule: Rule, target: Target, event: object) => {
    const payload = target.input ?? event;
    if (!target.permitted) {
      log('DELIVERY_NOT_PERMITTED', { rule: rule.logicalId, target: target.arn });
      if (target.deadLetterQueue)
        queues.send(target.deadLetterQueue, JSON.stringify(payload), {
          RULE_ARN: rule.arn,
          TARGET_ARN: target.arn,
          ERROR_CODE: 'NO_PERMISSIONS',
          ERROR_MESSAGE: 'The rule has no permission to invoke the function.',
        });
      return;
    }
    if ('functionId' in target.deliverTo) asyncInvoke.enqueue(target.deliverTo.functionId, payload);
    else queues.send(target.deliverTo.queueArn, JSON.stringify(payload));
  };

  /** Hands an event over to every rule of its bus that matches it; answers the event's id. `at` in epoch ms. */
  const route = (
    busName: string,
    { detailType, source, resources, detail }: Omit<ServiceEvent, 'source'> & { source: string },
    at: number,
  ): string => {
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account: place.accountId,
      time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: place.region,
      resources: [...resources],
      detail: detail as Json,
    };
    for (const rule of rules)
      if (rule.busName === busName && rule.matches(event))
        for (const target of rule.targets) deliver(rule, target, event);
    return event.id;
  };

  const put = (entry: Entry): EntryAnswer => {
    const problem = problemOf(entry);
    if (problem) return { ErrorCode: problem[0], ErrorMessage: problem[1] };
    const busName = busNameOf(entry.EventBusName);
    if (!buses.has(busName) && busName !== 'default')
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${busName} does not exist.` };
    const event = {
      detailType: entry.DetailType as string,
      source: entry.Source as string,
      resources: entry.Resources ?? [],
      detail: JSON.parse(entry.Detail as string),
    };
    return { EventId: route(busName, event, entry.Time === undefined ? clock.now() : entry.Time * 1000) };
  };

  const putEvents = (input: ServiceCall['input']) => {
    const entries = input['Entries'];
    if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_ENTRIES)
      return jsonError('1.1', 'ValidationException', `Entries must have 1 to ${MAX_ENTRIES} members`);
    if (Buffer.byteLength(JSON.stringify(entries)) > MAX_BYTES)
      return jsonError(
        '1.1',
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    const answers = inTransaction(db, () => (entries as Entry[]).map(put));
    const failed = answers.filter((answer) => 'ErrorCode' in answer).length;
    return jsonReply('1.1', 200, { FailedEntryCount: failed, Entries: answers });
  };

  const service: Service = {
    name: 'events',
    needs: (call) => {
      const entries = Array.isArray(call.input['Entries']) ? (call.input['Entries'] as Entry[]) : [];
      const names = new Set(entries.map((entry) => busNameOf(entry?.EventBusName)));
      return [...names].map((name) => [`events:${call.action}`, arnOfBus(name)] as const);
    },
    handle: async (call) =>
      call.action === 'PutEvents'
        ? putEvents(call.input)
        : jsonError('1.1', 'UnknownOperationException', `${call.action} is not played here`),
  };
  const publish = (event: ServiceEvent) => inTransaction(db, () => void route('default', event, clock.now()));
  // The bus holds nothing in memory: its deliveries are rows of the parts it hands over to.
  return { service, publish, start: async () => {}, stop: async () => {} };
}

/** What AWS answers for one entry that it does not take, as [code, message]; the others of the call still count. */
function problemOf(entry: Entry): readonly [string, string] | undefined {
  for (const field of ['Source', 'DetailType', 'Detail'] as const)
    if (typeof entry[field] !== 'string' || entry[field] === '')
      return ['InvalidArgument', `Parameter ${field} is not valid. Reason: ${field} is a required argument.`];
  if (entry.Source?.startsWith('aws.'))
    return ['NotAuthorizedForSourceException', 'Not authorized for the source.'];
  try {
    const detail: unknown = JSON.parse(entry.Detail as string);
    if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return undefined;
  } catch {
    // the same answer as for JSON that is no object
  }
  return ['MalformedDetail', 'Detail is malformed.'];
}
