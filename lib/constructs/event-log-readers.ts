import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { env as publishEventsEnv } from '../../functions/publish-events/env.ts';
import { env as rollUpEnv } from '../../functions/roll-up/env.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HandoffEvents } from './event-bus.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { LeadsTable } from './leads-table.ts';
import { StreamReader } from './stream-reader.ts';

export type EventLogReadersProps = {
  readonly leads: LeadsTable;
  readonly metrics: HouseTable;
  readonly events: HandoffEvents;
  readonly deadLetters: DeadLetters;
};

/** PutEvents takes 10 entries a call: three calls at most, and one failed entry repeats little. */
const EVENTS_PER_PUBLISH = 25;

/** A batch of roll-ups is one transaction, of 100 items at most: 10 events × (1 mark + its counted places). */
const EVENTS_PER_ROLL_UP = 10;

/** Longer than a batch ever waits for others on its counters; who rebuilds the figures waits for it. */
export const ROLL_UP_TIMEOUT = Duration.seconds(15);

/** The two readers of the Leads stream (DynamoDB allows two per shard before they slow each other down). */
export class EventLogReaders extends Construct {
  readonly publishEvents: HandoffFunction;
  readonly rollUp: HandoffFunction;
  /** The mappings, as CloudWatch's metrics and the batches that they give up name them. */
  readonly publishingMappingId: string;
  readonly countingMappingId: string;

  constructor(scope: Construct, id: string, { leads, metrics, events, deadLetters }: EventLogReadersProps) {
    super(scope, id);
    this.publishEvents = new HandoffFunction(this, 'PublishEvents', {
      name: 'publish-events',
      description: 'Puts every event of every lead on the event bus.',
      env: publishEventsEnv,
      environment: { EVENT_BUS: events.bus.eventBusName },
    });
    events.letPut(this.publishEvents);

    this.rollUp = new HandoffFunction(this, 'RollUp', {
      name: 'roll-up',
      description: 'Counts every event once into the figures of its day.',
      env: rollUpEnv,
      environment: { LEADS_TABLE: leads.name, METRICS_TABLE: metrics.name },
      timeout: ROLL_UP_TIMEOUT,
    });
    metrics.letUse(this.rollUp, 'GetItem', 'PutItem', 'UpdateItem');
    leads.letUse(this.rollUp, 'Query');

    const common = { leads, deadLetters };
    this.publishingMappingId = new StreamReader(this, 'EventsToPublish', {
      ...common,
      reader: this.publishEvents,
      batchSize: EVENTS_PER_PUBLISH,
    }).mappingId;
    this.countingMappingId = new StreamReader(this, 'EventsToCount', {
      ...common,
      reader: this.rollUp,
      batchSize: EVENTS_PER_ROLL_UP,
    }).mappingId;
  }
}
