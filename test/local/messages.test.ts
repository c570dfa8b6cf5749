import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { SESClient, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-ses';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readMailEvent } from '../../functions/record-mail-feedback/mail-event.ts';
import { alertRefSchema } from '../../functions/shared/alert-items.ts';
import type { EventBus } from '../../local/events/bus.ts';
import { createMailFeedback } from '../../local/messages/mail-feedback.ts';
import { createOutbox, type Outbox } from '../../local/messages/outbox.ts';
import { createSes } from '../../local/messages/ses.ts';
import { createSns } from '../../local/messages/sns.ts';
import type { Service } from '../../local/ports.ts';
import { leadId } from '../support/builders.ts';
import { allowAll, callOf, place, runtimeOf, stackOf } from '../support/local-runtime.ts';

/** A stand-in for the façade: no grants, only the Query protocol's form. */
let server: Server;
let service: Service;
let outbox: Outbox;
let db: DatabaseSync;
let published: Parameters<EventBus['publish']>[0][];
let requests = 0;
let ses: SESClient;
let sns: SNSClient;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests += 1;
    const input = Object.fromEntries(new URLSearchParams(body));
    const answer = await service.handle(callOf(service.name, input['Action'] ?? '', input));
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const config = {
    region: place.region,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'SendAlerts', secretAccessKey: 'local' },
    maxAttempts: 2,
  };
  ses = new SESClient(config);
  sns = new SNSClient(config);
});
afterAll(() => server.close());
beforeEach(() => {
  requests = 0;
  const { runtime } = runtimeOf(mailStack, () => ({ ok: true, payload: null }));
  outbox = createOutbox(runtime);
  db = runtime.db;
  published = [];
  sesParts = {
    db,
    outbox,
    feedback: createMailFeedback(runtime, {
      bus: { publish: (event) => void published.push(event) },
      place,
    }),
    authority: allowAll,
    place,
  };
});

/** Bounces and complaints of mail with the set Alerts are told to the bus; of Quiet nothing is. */
const mailStack = stackOf({
  Alerts: ['AWS::SES::ConfigurationSet'],
  Quiet: ['AWS::SES::ConfigurationSet'],
  ToBus: [
    'AWS::SES::ConfigurationSetEventDestination',
    {
      ConfigurationSetName: 'Alerts',
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        EventBridgeDestination: {
          EventBusArn: 'arn:aws:events:eu-west-1:000000000000:event-bus/default',
        },
      },
    },
  ],
});
let sesParts: Parameters<typeof createSes>[0];

const content = { Body: { Text: { Data: 'x' } } };
const mail = (change: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  Source: '"Lead Handoff" <handoff@example.com>',
  Destination: { ToAddresses: ['ana@example.com', 'Ben <ben@example.com>'] },
  Message: {
    Subject: { Data: 'Täglich & <neu>' },
    Body: { Text: { Data: 'Line 1\nLine 2 + 100 %' }, Html: { Data: '<p>Hällo</p>' } },
  },
  Tags: [
    { Name: 'leadId', Value: '01KADM' },
    { Name: 'kind', Value: 'assigned' },
  ],
  ...change,
});

describe('SES SendEmail', () => {
  beforeEach(() => {
    service = createSes(sesParts);
  });

  it('makes one durable row of every recipient, as it was written', async () => {
    const { MessageId } = await ses.send(new SendEmailCommand(mail()));
    expect(MessageId).toMatch(/^local-\d{12}$/);
    const row = {
      channel: 'email',
      subject: 'Täglich & <neu>',
      text: 'Line 1\nLine 2 + 100 %',
      html: '<p>Hällo</p>',
      leadId: '01KADM',
      kind: 'assigned',
      sentAt: '2026-11-23T10:00:00.000Z',
    };
    expect(outbox.list()).toEqual([
      { ...row, id: 1, to: 'ana@example.com' },
      { ...row, id: 2, to: 'ben@example.com' },
    ]);
  });

  it.each([
    [
      'a line break in the subject',
      mail({ Message: { ...content, Subject: { Data: 'Hi\r\nBcc: x@y.z' } } }),
      'InvalidParameterValue',
    ],
    [
      'a line break in an address',
      mail({ Destination: { ToAddresses: ['a@b.co\nBcc: x@y.z'] } }),
      'InvalidParameterValue',
    ],
    [
      'two addresses in one',
      mail({ Destination: { ToAddresses: ['a@b.co, x@y.z'] } }),
      'InvalidParameterValue',
    ],
    ['no address', mail({ Destination: { ToAddresses: ['nobody'] } }), 'InvalidParameterValue'],
    ['no recipient', mail({ Destination: {} }), 'InvalidParameterValue'],
    ['a line break in the source', mail({ Source: 'Lead\nX: y <a@b.co>' }), 'InvalidParameterValue'],
    [
      '51 recipients',
      mail({ Destination: { ToAddresses: Array(51).fill('a@b.co') } }),
      'InvalidParameterValue',
    ],
    [
      'a tag of other characters',
      mail({ Tags: [{ Name: 'leadId', Value: 'a b' }] }),
      'InvalidParameterValue',
    ],
    [
      'a suppressed address',
      mail({ Destination: { ToAddresses: ['ok@b.co', 'rejected@simulator.amazonses.com'] } }),
      'MessageRejected',
    ],
  ])('refuses %s and keeps nothing', async (_what, input, name) => {
    await expect(ses.send(new SendEmailCommand(input))).rejects.toMatchObject({ name, $fault: 'client' });
    expect([requests, outbox.list()]).toEqual([1, []]);
  });

  it('fails for a while on the address for that, so that the client tries again', async () => {
    const input = mail({ Destination: { ToAddresses: ['unavailable@simulator.amazonses.com'] } });
    await expect(ses.send(new SendEmailCommand(input))).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    expect([requests, outbox.list()]).toEqual([2, []]);
  });

  it('needs the identity of the source: its address, or its domain where that is granted', () => {
    const call = callOf('ses', 'SendEmail', { Source: 'Lead Handoff <handoff@example.com>' });
    const address = ['ses:SendEmail', 'arn:aws:ses:eu-west-1:000000000000:identity/handoff@example.com'];
    const domain = ['ses:SendEmail', 'arn:aws:ses:eu-west-1:000000000000:identity/example.com'];
    const granting = (arn?: string) =>
      createSes({
        ...sesParts,
        authority: { refusalOf: (_id, _action, resource) => (resource === arn ? undefined : 'denied') },
      });
    expect(granting(address[1]).needs(call)).toEqual([address]);
    expect(granting(domain[1]).needs(call)).toEqual([domain]);
    expect(granting().needs(call)).toEqual([address]);
  });
});

describe('mail to the simulator of SES', () => {
  beforeEach(() => {
    service = createSes(sesParts);
  });
  const tags = { leadId, round: '1', kind: 'assigned', recipientId: 'alex', channel: 'email' };
  const sendTo = (to: string, ConfigurationSetName: string | undefined = 'Alerts') =>
    ses.send(
      new SendEmailCommand(
        mail({
          ConfigurationSetName,
          Destination: { ToAddresses: [to] },
          Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        }),
      ),
    );

  it.each([
    ['bounce', 'Email Bounced', 'Permanent/General', { kind: 'undelivered', mailboxGone: true }],
    ['suppressionlist', 'Email Bounced', 'Permanent/Suppressed', { kind: 'undelivered', mailboxGone: true }],
    ['complaint', 'Email Complaint Received', 'Complaint/abuse', { kind: 'complaint', delivered: true }],
  ])('%s is taken, and told of as the functions read it', async (mailbox, detailType, reason, verdict) => {
    for (const to of [`${mailbox}@simulator.amazonses.com`, `${mailbox}+alex@simulator.amazonses.com`]) {
      published = [];
      const { MessageId } = await sendTo(to);
      expect(outbox.list().at(-1)?.to).toBe(to);
      expect(published).toMatchObject([
        { source: 'aws.ses', detailType, detail: { mail: { messageId: MessageId, destination: [to] } } },
      ]);
      const read = readMailEvent(published[0]?.detail);
      expect(read).toMatchObject({ address: to, reason, verdict });
      expect(alertRefSchema.parse(read.tags)).toEqual({ ...tags, round: 1 });
      expect(read.tags['ses:configuration-set']).toBe('Alerts');
    }
  });

  it.each([
    ['success', 'success@simulator.amazonses.com', 'Alerts'],
    ['a mailbox elsewhere', 'bounce@example.com', 'Alerts'],
    ['a set without destinations', 'bounce@simulator.amazonses.com', 'Quiet'],
    ['no set at all', 'bounce@simulator.amazonses.com', undefined],
  ])('is silent about %s', async (_what, to, set) => {
    const input = mail({ Destination: { ToAddresses: [to] }, ConfigurationSetName: set });
    await ses.send(new SendEmailCommand(input));
    expect(outbox.list()).toHaveLength(1);
    expect(published).toEqual([]);
  });

  it('refuses a configuration set that the stack has not', async () => {
    await expect(sendTo('ana@example.com', 'Other')).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
    });
    expect(outbox.list()).toEqual([]);
  });

  it('keeps no mail whose feedback could not be stored', async () => {
    service = createSes({
      ...sesParts,
      feedback: {
        knows: () => true,
        follow: () => {
          throw new Error('disk full');
        },
      },
    });
    const call = callOf('ses', 'SendEmail', {
      Source: 'handoff@example.com',
      ConfigurationSetName: 'Alerts',
      'Destination.ToAddresses.member.1': 'bounce@simulator.amazonses.com',
      'Message.Body.Text.Data': 'x',
    });
    await expect(service.handle(call)).rejects.toThrow('disk full');
    expect(outbox.list()).toEqual([]);
  });

  it('stops the start when a set would tell something else than the default bus', () => {
    const stack = stackOf({
      ToTopic: ['AWS::SES::ConfigurationSetEventDestination', { EventDestination: { SnsDestination: {} } }],
    });
    const clock = { now: () => 0 };
    expect(() => createMailFeedback({ stack, clock }, { bus: { publish: () => {} }, place })).toThrow(
      /ToTopic: only the default event bus/,
    );
  });
});

describe('SNS Publish', () => {
  beforeEach(() => {
    service = createSns({ outbox });
  });
  const text = (name: string, value: string) => ({ [name]: { DataType: 'String', StringValue: value } });

  it('makes one row of an SMS', async () => {
    const MessageAttributes = {
      ...text('AWS.SNS.SMS.SMSType', 'Transactional'),
      ...text('leadId', '01KADM'),
      ...text('kind', 'due'),
    };
    const { MessageId } = await sns.send(
      new PublishCommand({
        PhoneNumber: '+4930123456',
        Message: 'Call now\n→ https://x.test',
        MessageAttributes,
      }),
    );
    expect(MessageId).toMatch(/^local-/);
    expect(outbox.list()).toMatchObject([
      {
        channel: 'sms',
        to: '+4930123456',
        subject: '',
        text: 'Call now\n→ https://x.test',
        html: '',
        leadId: '01KADM',
        kind: 'due',
      },
    ]);
  });

  it.each([
    ['a number that is not E.164', { PhoneNumber: '030 123', Message: 'x' }],
    ['no text', { PhoneNumber: '+4930123456', Message: '' }],
    ['a topic', { TopicArn: 'arn:aws:sns:eu-west-1:000000000000:t', Message: 'x' }],
  ])('refuses %s', async (_what, input) => {
    const sent = sns.send(new PublishCommand(input));
    await expect(sent).rejects.toMatchObject({ name: expect.stringMatching(/^InvalidParameter/) });
    expect(outbox.list()).toEqual([]);
  });

  it('fails for a while on the number for that', async () => {
    const sent = sns.send(new PublishCommand({ PhoneNumber: '+12025550199', Message: 'x' }));
    await expect(sent).rejects.toMatchObject({ $metadata: { httpStatusCode: 500, attempts: 2 } });
  });

  it('needs the right on the number, which only * covers', () => {
    const call = callOf('sns', 'Publish', { PhoneNumber: '+4930123456' });
    expect(createSns({ outbox }).needs(call)).toEqual([['sns:Publish', '+4930123456']]);
  });
});
