/** Counts the events of the demo into the figures, by roll-up's own handler. */
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { rollUpHandler } from '../functions/roll-up/handler.ts';
import { counting, EVENTS_AT_ONCE } from '../functions/shared/counting.ts';
import { patience } from '../functions/shared/dynamo.ts';
import { leadStore } from '../functions/shared/lead-store.ts';
import type { Log } from '../functions/shared/log.ts';
import { metricsStore } from '../functions/shared/metrics-store.ts';
import type { Tables } from './handlers.ts';

export type EventCount = {
  take(records: readonly DynamoDBRecord[]): void;
  /** Counts everything taken so far. Throws for an event that could not be counted. */
  count(): Promise<void>;
};

/** `at`: epoch milliseconds of the counting itself, which is now and not when things happened. */
export function countingInto(
  client: DynamoDBClient,
  tables: Tables,
  { dayOf, at }: { dayOf: (at: number) => string; at: number },
): EventCount {
  const failed: string[] = [];
  const log: Log = { info() {}, warn() {}, error: (code) => void failed.push(code), count() {} };
  const metrics = metricsStore(client, tables.metrics, dayOf);
  const leads = leadStore(client, tables.leads);
  const count = counting({ metrics, leads, now: () => at, patience });
  const rollUp = rollUpHandler({ metrics, count, log });
  const taken: DynamoDBRecord[] = [];

  return {
    take: (records) => void taken.push(...records),

    async count() {
      // What is counted under the same names lies together, so that a batch adds to few counters. A lead keeps its order.
      const named = taken.splice(0).map((record) => ({ record, name: cohortOf(record) }));
      named.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));
      for (let start = 0; start < named.length; start += EVENTS_AT_ONCE) {
        const Records = named.slice(start, start + EVENTS_AT_ONCE).map(({ record }) => record);
        const { batchItemFailures } = await rollUp({ Records } as DynamoDBStreamEvent);
        if (batchItemFailures.length > 0) throw new Error(`An event was not counted: ${failed.join(' ')}`);
      }
    },
  };
}

/** What the event is counted under, and whose it is. */
function cohortOf({ dynamodb }: DynamoDBRecord): string {
  const event = (dynamodb?.NewImage as Record<string, AttributeValue> | undefined)?.['event']?.M;
  const cohort = event?.['cohort']?.M;
  const touch = cohort?.['firstTouch']?.M;
  const parts = [
    cohort?.['day'],
    cohort?.['tier'],
    touch?.['source'],
    touch?.['campaign'],
    event?.['leadId'],
  ];
  return parts.map((part) => part?.S ?? '').join('#');
}
