import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../events/transaction.ts';
import type { Place } from '../events/wire.ts';
import type { Authority } from '../iam/authority.ts';
import type { Service, ServiceCall } from '../ports.ts';
import type { MailFeedback } from './mail-feedback.ts';
import type { Outbox } from './outbox.ts';
import { answerWithMessageId, field, members, QueryError } from './query-wire.ts';

/** Source: SES quotas, recipients per message. */
const MAX_RECIPIENTS = 50;

/**
 * Recipients that fail, to try failure handling by hand: put one into the team's roster. In the domain of SES's own
 * mailbox simulator, so that no person has such an address.
 */
const FAULTS: Readonly<Record<string, () => QueryError>> = {
  'rejected@simulator.amazonses.com': () =>
    new QueryError('MessageRejected', 'Email address is on the suppression list for your account.'),
  'unavailable@simulator.amazonses.com': () =>
    new QueryError(
      'ServiceUnavailable',
      'The request has failed due to a temporary failure of the server.',
      503,
    ),
};

type SesDeps = {
  readonly db: DatabaseSync;
  readonly outbox: Outbox;
  readonly feedback: MailFeedback;
  readonly authority: Pick<Authority, 'refusalOf'>;
  readonly place: Place;
};

/**
 * SES SendEmail (API 2010-12-01): each recipient becomes one row of the outbox. The tags `leadId` and `kind` say
 * what the mail is about.
 */
export function createSes(deps: SesDeps): Service {
  const { authority, place } = deps;
  const arn = (resource: string) => `arn:aws:ses:${place.region}:${place.accountId}:${resource}`;

  /**
   * AWS asks for a grant on the verified identity that the source falls under: the address or its domain. Which of
   * the two is verified is known only to the account, so a grant on either counts.
   */
  const identityOf = (call: ServiceCall) => {
    const address = bareAddress(field(call, 'Source') ?? '');
    const identities = [address, address.slice(address.indexOf('@') + 1)].map((name) =>
      arn(`identity/${name}`),
    );
    const granted = identities.find((one) => !authority.refusalOf(call.callerId, `ses:${call.action}`, one));
    return granted ?? (identities[0] as string);
  };

  return {
    name: 'ses',
    needs: (call) => {
      const configurationSet = field(call, 'ConfigurationSetName');
      return [
        [`ses:${call.action}`, identityOf(call)],
        ...(configurationSet
          ? [[`ses:${call.action}`, arn(`configuration-set/${configurationSet}`)] as const]
          : []),
      ];
    },
    handle: async (call) =>
      answerWithMessageId(call, () => {
        if (call.action !== 'SendEmail')
          throw new QueryError('InvalidAction', `${call.action} is not played here`);
        return send(call, deps);
      }),
  };
}

function send(call: ServiceCall, { db, outbox, feedback }: SesDeps): string {
  const source = field(call, 'Source') ?? '';
  const recipients = ['To', 'Cc', 'Bcc'].flatMap((list) =>
    members(call, `Destination.${list}Addresses.member`),
  );
  const subject = field(call, 'Message.Subject.Data') ?? '';
  const text = field(call, 'Message.Body.Text.Data') ?? '';
  const html = field(call, 'Message.Body.Html.Data') ?? '';

  for (const address of [source, ...recipients, ...members(call, 'ReplyToAddresses.member')])
    checkAddress(address);
  if (recipients.length === 0) throw new QueryError('InvalidParameterValue', 'Missing required header: To.');
  if (recipients.length > MAX_RECIPIENTS)
    throw new QueryError('InvalidParameterValue', `Recipient count exceeds ${MAX_RECIPIENTS}.`);
  if (CONTROL.test(subject))
    throw new QueryError('InvalidParameterValue', 'Subject contains control characters.');
  if (text === '' && html === '')
    throw new QueryError('ValidationError', 'Message body must have a text or HTML part.');
  const tags = new Map<string, string>();
  const values = members(call, 'Tags.member', '.Value');
  for (const [at, name] of members(call, 'Tags.member', '.Name').entries()) {
    const value = values[at] ?? '';
    if (!TAG.test(name) || !TAG.test(value))
      throw new QueryError(
        'InvalidParameterValue',
        `Invalid tag <${name}>: only A-Z, a-z, 0-9, _, -, ., @ are allowed.`,
      );
    tags.set(name, value);
  }
  for (const address of recipients) {
    const fault = FAULTS[bareAddress(address).toLowerCase()];
    if (fault) throw fault();
  }

  const configurationSet = field(call, 'ConfigurationSetName');
  if (configurationSet !== undefined && !feedback.knows(configurationSet))
    throw new QueryError(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${configurationSet}> does not exist.`,
    );

  const destination = recipients.map(bareAddress);
  const [leadId, kind] = [tags.get('leadId') ?? '', tags.get('kind') ?? ''];
  const rows = destination.map((to) => ({
    channel: 'email' as const,
    to,
    subject,
    text,
    html,
    leadId,
    kind,
  }));
  // What comes back of a mail is under way when the mail is, or neither.
  return inTransaction(db, () => {
    const messageId = outbox.add(rows);
    if (configurationSet !== undefined)
      feedback.follow({
        messageId,
        source: bareAddress(source),
        destination,
        subject,
        tags,
        configurationSet,
      });
    return messageId;
  });
}

/** Source: SES API reference, MessageTag. */
const TAG = /^[\w.@-]{1,256}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** `"Lead Handoff" <handoff@example.com>` is handoff@example.com. */
const bareAddress = (address: string) => /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address.trim();

/** A header can hold one address and nothing else: a line break in it would start a header of its own. */
function checkAddress(address: string) {
  const bare = bareAddress(address);
  const refuse = (problem: string): never => {
    throw new QueryError('InvalidParameterValue', problem);
  };
  if (CONTROL.test(address)) refuse('Local address contains control or whitespace');
  if (!/^[^@]+@[^@]+$/.test(bare)) refuse("Missing final '@domain'");
  if (/[\s,;]/.test(bare)) refuse('Local address contains control or whitespace');
  if (!/^[\x21-\x7e]+@/.test(bare)) refuse('Local address contains non-ASCII characters');
  if (!/@[\p{L}\p{N}.-]+$/u.test(bare)) refuse('Domain contains illegal character');
}
