import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../core/alerts.ts';
import { emailBy, smsBy } from '../../functions/send-alerts/providers.ts';
import { mailer } from '../../functions/shared/mailer.ts';
import { aMember, leadId } from '../support/builders.ts';
import { aMessage } from '../support/messages.ts';

const ses = mockClient(SESClient);
const sns = mockClient(SNSClient);
afterAll(() => {
  ses.restore();
  sns.restore();
});
beforeEach(() => {
  ses.reset();
  sns.reset();
});

const recipient = aMember('alex', { email: 'alex.kim@example.com', phone: '+12025550101' });
const alert = (channel: Alert['channel']): Alert => ({
  leadId,
  eventSeq: 2,
  round: 1,
  kind: 'assigned',
  role: 'owner',
  recipient,
  channel,
  ownerId: 'alex',
  respondBy: '2026-11-23T15:05:00Z',
  urgent: true,
  insteadOf: null,
});
const settings = { sender: 'handoff@example.com', configurationSet: 'alerts' };
const message = aMessage();

describe('e-mail by SES', () => {
  it('has one recipient, text and HTML in UTF-8, and says which alert it is', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
    const send = emailBy(mailer(new SESClient({ region: 'eu-west-1' }), settings));
    expect(await send(alert('email'), message)).toBe('ses-1');
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input).toEqual({
      Source: 'handoff@example.com',
      ConfigurationSetName: 'alerts',
      Destination: { ToAddresses: ['alex.kim@example.com'] },
      Message: {
        Subject: { Data: 'New lead: Zoë', Charset: 'UTF-8' },
        Body: { Text: { Data: 'text', Charset: 'UTF-8' }, Html: { Data: '<p>html</p>', Charset: 'UTF-8' } },
      },
      Tags: [
        { Name: 'leadId', Value: leadId },
        { Name: 'round', Value: '1' },
        { Name: 'kind', Value: 'assigned' },
        { Name: 'recipientId', Value: 'alex' },
        { Name: 'channel', Value: 'email' },
      ],
    });
  });
});

describe('a text message by SNS', () => {
  const inputOf = async (origination: string) => {
    sns.on(PublishCommand).resolves({ MessageId: 'sns-1' });
    const send = smsBy(new SNSClient({ region: 'eu-west-1' }), origination);
    expect(await send(alert('sms'), message)).toBe('sns-1');
    return sns.commandCalls(PublishCommand)[0]?.args[0].input;
  };
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });

  it('goes to the number as transactional, from the registered number', async () => {
    expect(await inputOf('+12025550190')).toEqual({
      PhoneNumber: '+12025550101',
      Message: 'sms',
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': text('Transactional'),
        'AWS.MM.SMS.OriginationNumber': text('+12025550190'),
        leadId: text(leadId),
        kind: text('assigned'),
      },
    });
  });

  it('leaves the origination out where the account needs none', async () => {
    expect((await inputOf(''))?.MessageAttributes).not.toHaveProperty('AWS.MM.SMS.OriginationNumber');
  });
});

describe('an error of a provider', () => {
  const named = (name: string) => Object.assign(new Error('jane.doe@acme.example said no'), { name });
  const failing = async (channel: 'email' | 'sms', name: string) => {
    ses.on(SendEmailCommand).rejects(named(name));
    sns.on(PublishCommand).rejects(named(name));
    const email = emailBy(mailer(new SESClient({ region: 'eu-west-1' }), settings));
    const sms = smsBy(new SNSClient({ region: 'eu-west-1' }), '');
    return { email, sms }[channel](alert(channel), message).catch((error: unknown) => error);
  };

  it.each([
    ['email', 'MessageRejected'],
    ['email', 'MailFromDomainNotVerifiedException'],
    ['email', 'ConfigurationSetDoesNotExistException'],
    ['email', 'InvalidParameterValue'],
    ['email', 'AccessDenied'],
    ['sms', 'InvalidParameterException'],
    ['sms', 'InvalidParameterValueException'],
    ['sms', 'AuthorizationErrorException'],
    ['sms', 'OptedOutException'],
  ] as const)('by %s named %s is for good', async (channel, reason) => {
    expect(await failing(channel, reason)).toMatchObject({ name: 'ProviderRefused', reason });
  });

  it.each([
    ['email', 'Throttling'],
    ['email', 'AccountSendingPausedException'],
    ['email', 'ConfigurationSetSendingPausedException'],
    ['email', 'ServiceUnavailable'],
    ['email', 'TimeoutError'],
    ['sms', 'ThrottledException'],
    ['sms', 'InternalErrorException'],
    ['sms', 'NameOfTomorrow'],
  ] as const)('by %s named %s may pass', async (channel, reason) => {
    expect(await failing(channel, reason)).toMatchObject({ name: 'ProviderFailed', reason });
  });

  it('is told without the provider’s words, which may name a person', async () => {
    expect(String(await failing('email', 'MessageRejected'))).toBe('ProviderRefused: MessageRejected');
  });
});
