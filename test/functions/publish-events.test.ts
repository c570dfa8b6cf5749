import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeadEvent } from '../../core/events.ts';
import { publishEventsHandler } from '../../functions/publish-events/handler.ts';
import { eventItem } from '../../functions/shared/lead-items.ts';
import { anEvent, leadId } from '../support/builders.ts';
import { recordingLog } from '../support/recording-log.ts';

const bus = mockClient(EventBridgeClient);
afterAll(() => bus.restore());
beforeEach(() => void bus.reset());

const streamOf = (events: readonly (LeadEvent | 'poison')[]) =>
  ({
    Records: events.map((event, index) => ({
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(100 + index),
        NewImage:
          event === 'poison'
            ? { pk: { S: 'LEAD#x' } }
            : eventItem(event, { note: 'private', message: 'private' }),
      },
    })),
  }) as unknown as DynamoDBStreamEvent;
const events = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    anEvent(i === 0 ? 'LeadCaptured' : 'TouchpointAdded', { seq: i + 1 }),
  );
const accept = () =>
  bus.on(PutEventsCommand).callsFake(({ Entries }) => ({ Entries: Entries.map(() => ({ EventId: 'e' })) }));
const sent = () => bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);
const publish = (batch: DynamoDBStreamEvent, log = recordingLog()) =>
  publishEventsHandler({
    client: new EventBridgeClient({ region: 'eu-west-1' }),
    busName: 'handoff',
    log: log.log,
  })(batch);

describe('publish-events', () => {
  it('puts an event on the bus under its name, with its version and without anything private', async () => {
    accept();
    const event = anEvent('LeadContacted', { seq: 3 });
    expect(await publish(streamOf([event]))).toEqual({ batchItemFailures: [] });
    const [entry] = sent()[0] ?? [];
    expect(entry).toMatchObject({
      EventBusName: 'handoff',
      Source: 'lead-handoff',
      DetailType: 'LeadContacted',
      Time: new Date(event.at),
    });
    expect(JSON.parse(entry?.Detail ?? '')).toEqual({ version: 1, ...event });
    expect(entry?.Detail).not.toContain('private');
  });

  it('publishes in the order of the stream, ten at a time', async () => {
    accept();
    await publish(streamOf(events(25)));
    expect(sent().map((entries) => entries.length)).toEqual([10, 10, 5]);
    const seqs = sent()
      .flat()
      .map(({ Detail }) => JSON.parse(Detail ?? '').seq);
    expect(seqs).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('names the first record that the bus refused, and goes no further', async () => {
    bus
      .on(PutEventsCommand)
      .resolvesOnce({ FailedEntryCount: 0, Entries: Array(10).fill({ EventId: 'e' }) })
      .resolvesOnce({
        FailedEntryCount: 2,
        Entries: [
          { EventId: 'e' },
          { EventId: 'e' },
          { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' },
          { EventId: 'e' },
          { ErrorCode: 'InternalFailure' },
          ...Array(5).fill({ EventId: 'e' }),
        ],
      });
    const log = recordingLog();
    expect(await publish(streamOf(events(25)), log)).toEqual({
      batchItemFailures: [{ itemIdentifier: '112' }],
    });
    expect(sent()).toHaveLength(2);
    expect(log.lines).toMatchObject([
      { code: 'EVENT_NOT_PUBLISHED', facts: { leadId, error: 'ThrottlingException' } },
    ]);
  });

  it('publishes what came before a poison record, and names that one', async () => {
    accept();
    const [first, second, third] = events(3) as [LeadEvent, LeadEvent, LeadEvent];
    expect(await publish(streamOf([first, second, 'poison', third]))).toEqual({
      batchItemFailures: [{ itemIdentifier: '102' }],
    });
    expect(sent().flat()).toHaveLength(2);
  });

  it('a refused record before a poison one comes first', async () => {
    bus.on(PutEventsCommand).resolves({ Entries: [{ ErrorCode: 'InternalFailure' }] });
    expect(await publish(streamOf([...events(1), 'poison']))).toEqual({
      batchItemFailures: [{ itemIdentifier: '100' }],
    });
  });

  it('fails as a whole when the bus cannot be reached, so that the batch comes again', async () => {
    bus.on(PutEventsCommand).rejects(new Error('unreachable'));
    await expect(publish(streamOf(events(2)))).rejects.toThrow('unreachable');
  });
});
