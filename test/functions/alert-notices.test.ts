import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type AlertNotice, noticesTo } from '../../functions/shared/alert-notices.ts';
import { leadId } from '../support/builders.ts';

const bus = mockClient(EventBridgeClient);
afterAll(() => bus.restore());
beforeEach(() => void bus.reset());

const publish = noticesTo(new EventBridgeClient({ region: 'eu-west-1' }), 'handoff');
const notice = (round: number): AlertNotice => ({
  type: 'AlertReleased',
  leadId,
  round,
  kind: 'assigned',
  recipientId: 'alex',
  channel: 'email',
});
const notices = (count: number) => Array.from({ length: count }, (_, i) => notice(i + 1));
const sent = () => bus.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);

describe('what is to be seen to again', () => {
  it('goes to the bus under the name of what happened', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
    await publish([notice(1)]);
    expect(sent()).toEqual([
      [
        {
          EventBusName: 'handoff',
          Source: 'lead-handoff',
          DetailType: 'AlertReleased',
          Detail: JSON.stringify(notice(1)),
        },
      ],
    ]);
  });

  it('goes ten at a time', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
    await publish(notices(23));
    expect(sent().map((entries) => entries.length)).toEqual([10, 10, 3]);
    await publish([]);
    expect(sent()).toHaveLength(3);
  });

  it('is not taken for published when the bus refuses one', async () => {
    bus.on(PutEventsCommand).resolves({ FailedEntryCount: 1 });
    await expect(publish(notices(2))).rejects.toMatchObject({ name: 'NoticesNotPublished' });
  });
});
