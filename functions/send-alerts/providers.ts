/** E-mail by SES and text messages by SNS. */
import { type SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert } from '../../core/alerts.ts';
import { alertRef } from '../shared/alert-items.ts';
import type { Message } from './message.ts';
import { providerError } from './provider-errors.ts';

/**
 * Hands a message to the channel's provider; answers the provider's id for it.
 * @throws ProviderRefused or ProviderFailed, nothing else.
 */
export type Send = (alert: Alert, message: Message) => Promise<string>;

export type MailSettings = {
  readonly sender: string;
  /** The set whose events tell of bounces and complaints. */
  readonly configurationSet: string;
};

export function emailBy(client: SESClient, { sender, configurationSet }: MailSettings): Send {
  return classified(async (alert, message) => {
    const content = (data: string) => ({ Data: data, Charset: 'UTF-8' });
    const { MessageId: id } = await client.send(
      new SendEmailCommand({
        Source: sender,
        ConfigurationSetName: configurationSet,
        // One recipient a mail: what comes back is about this person.
        Destination: { ToAddresses: [alert.recipient.email] },
        Message: {
          Subject: content(message.subject),
          Body: { Text: content(message.text), Html: content(message.html) },
        },
        // They come back with a bounce or complaint, and name the alert's row.
        Tags: Object.entries(alertRef(alert)).map(([Name, value]) => ({ Name, Value: String(value) })),
      }),
    );
    return id ?? '';
  });
}

export function smsBy(client: SNSClient, origination: string): Send {
  return classified(async ({ recipient, leadId, kind }, message) => {
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    const { MessageId: id } = await client.send(
      new PublishCommand({
        PhoneNumber: recipient.phone,
        Message: message.sms,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': text('Transactional'),
          ...(origination === '' ? {} : { 'AWS.MM.SMS.OriginationNumber': text(origination) }),
          leadId: text(leadId),
          kind: text(kind),
        },
      }),
    );
    return id ?? '';
  });
}

const classified =
  (send: Send): Send =>
  async (...sent) => {
    try {
      return await send(...sent);
    } catch (error) {
      throw providerError(error);
    }
  };
