/** E-mail by SES and text messages by SNS. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Alert } from '../../core/alerts.ts';
import { alertRef } from '../shared/alert-items.ts';
import type { SendMail } from '../shared/mailer.ts';
import { providerError } from '../shared/provider-errors.ts';
import type { Message } from './message.ts';

/**
 * Hands a message to the channel's provider; answers the provider's id for it.
 * @throws ProviderRefused or ProviderFailed, nothing else.
 */
export type Send = (alert: Alert, message: Message) => Promise<string>;

/** An alert's mail comes back, if it does, with what names the alert's row. */
export function emailBy(send: SendMail): Send {
  return (alert, { subject, text, html }) => {
    const tags = Object.entries(alertRef(alert)).map(([name, value]) => [name, String(value)]);
    return send({ to: alert.recipient.email, subject, text, html, tags: Object.fromEntries(tags) });
  };
}

export function smsBy(client: SNSClient, origination: string): Send {
  return async ({ recipient, leadId, kind }, message) => {
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    try {
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
    } catch (error) {
      throw providerError(error);
    }
  };
}
