/** E-mail by SES and text messages by SNS. Both are told the lead and the kind, so that feedback finds its alert. */
import { type SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert } from '../../core/alerts.ts';
import type { Message } from './message.ts';

/** Hands a message to the channel's provider; answers the provider's id for it. */
export type Send = (alert: Alert, message: Message) => Promise<string>;

export function emailBy(client: SESClient, sender: string): Send {
  return async ({ recipient, leadId, kind }, message) => {
    const content = (data: string) => ({ Data: data, Charset: 'UTF-8' });
    const { MessageId: id } = await client.send(
      new SendEmailCommand({
        Source: sender,
        Destination: { ToAddresses: [recipient.email] },
        Message: {
          Subject: content(message.subject),
          Body: { Text: content(message.text), Html: content(message.html) },
        },
        Tags: [
          { Name: 'leadId', Value: leadId },
          { Name: 'kind', Value: kind },
        ],
      }),
    );
    return id ?? '';
  };
}

export function smsBy(client: SNSClient, origination: string): Send {
  return async ({ recipient, leadId, kind }, message) => {
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
  };
}
