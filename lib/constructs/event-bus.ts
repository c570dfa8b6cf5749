import { Duration } from 'aws-cdk-lib';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { HandoffFunction } from './handoff-function.ts';

/** The `source` of every event of this product; `detail-type` is the event's name. */
export const EVENT_SOURCE = 'lead-handoff';

/**
 * EventBridge tries to hand an event to Lambda again, backing off, up to 20 times within 6 hours. Later a lead's
 * alert would say what is no longer so, and find-stalled has long restarted what was lost.
 */
export const DELIVERY = { retryAttempts: 20, maxEventAge: Duration.hours(6) };

/**
 * A function that throws is invoked again after 1 and then 2 minutes (Lambda's fixed waits for asynchronous
 * invocations), then the event goes to the dead letters.
 */
const RETRIES_OF_A_FAILED_INVOCATION = 2;

/** The public integration surface: every event of every lead, without personal data. */
export class HandoffEvents extends Construct {
  readonly bus: EventBus;
  private readonly deadLetters: DeadLetters;
  private readonly asynchronous = new Set<HandoffFunction>();

  constructor(scope: Construct, id: string, deadLetters: DeadLetters) {
    super(scope, id);
    this.deadLetters = deadLetters;
    this.bus = new EventBus(this, 'Bus', {
      description: 'Every event of every lead; carries no personal data.',
    });
  }

  /** Invokes `target` with each event of these names whose detail matches. */
  on(
    id: string,
    eventNames: readonly string[],
    target: HandoffFunction,
    detail?: EventPattern['detail'],
  ): void {
    this.keepFailuresOf(target);
    new Rule(this, id, {
      eventBus: this.bus,
      eventPattern: { source: [EVENT_SOURCE], detailType: [...eventNames], ...(detail ? { detail } : {}) },
      targets: [
        new LambdaFunction(target.function, { deadLetterQueue: this.deadLetters.queue, ...DELIVERY }),
      ],
    });
  }

  /** Lets a function put events on the bus. */
  letPut(publisher: HandoffFunction): void {
    publisher.allow(['events:PutEvents'], this.bus.eventBusArn);
  }

  private keepFailuresOf(target: HandoffFunction): void {
    if (this.asynchronous.has(target)) return;
    this.asynchronous.add(target);
    keepAsyncFailures(target, this.deadLetters);
  }
}

/** What a function that is invoked asynchronously does with an event it cannot handle: retry, then keep it. */
export const keepAsyncFailures = (target: HandoffFunction, deadLetters: DeadLetters): void => {
  deadLetters.letSend(target);
  target.function.configureAsyncInvoke({
    retryAttempts: RETRIES_OF_A_FAILED_INVOCATION,
    maxEventAge: DELIVERY.maxEventAge,
    // The grant is above: SqsDestination would also grant reading the queue's attributes.
    onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
  });
};
