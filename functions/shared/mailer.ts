/** E-mail by SES: one recipient a mail, so that what comes back is about this person. */
import { type SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { providerError } from './provider-errors.ts';

export type Mail = {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** They come back with a bounce or complaint, and name what the mail was about. */
  readonly tags: Readonly<Record<string, string>>;
};

export type MailSettings = {
  readonly sender: string;
  /** The set whose events tell of bounces and complaints. */
  readonly configurationSet: string;
};

/**
 * Hands a mail to SES; answers SES's id for it.
 * @throws ProviderRefused or ProviderFailed, nothing else.
 */
export type SendMail = (mail: Mail) => Promise<string>;

export function mailer(client: SESClient, { sender, configurationSet }: MailSettings): SendMail {
  return async ({ to, subject, text, html, tags }) => {
    const content = (data: string) => ({ Data: data, Charset: 'UTF-8' });
    try {
      const { MessageId: id } = await client.send(
        new SendEmailCommand({
          Source: sender,
          ConfigurationSetName: configurationSet,
          Destination: { ToAddresses: [to] },
          Message: {
            Subject: content(subject),
            Body: { Text: content(text), Html: content(html) },
          },
          Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        }),
      );
      return id ?? '';
    } catch (error) {
      throw providerError(error);
    }
  };
}
