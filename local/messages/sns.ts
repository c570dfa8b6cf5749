import type { Service, ServiceCall } from '../ports.ts';
import type { Outbox } from './outbox.ts';
import { answerWithMessageId, field, members, QueryError } from './query-wire.ts';

/** Longest text that SNS takes for one SMS, in characters. Source: SNS developer guide, publishing to a mobile phone. */
const MAX_SMS_LENGTH = 1600;

/** A number that fails, to try failure handling by hand; a fictional one of the North American plan. */
const UNREACHABLE = '+12025550199';

/**
 * SNS Publish to a phone number (API 2010-03-31): one row of the outbox. The message attributes `leadId` and `kind`
 * say what the SMS is about. AWS checks the grant against the phone number itself, so only `*` covers it.
 */
export function createSns({ outbox }: { readonly outbox: Outbox }): Service {
  return {
    name: 'sns',
    needs: (call) => [
      [
        `sns:${call.action}`,
        field(call, 'PhoneNumber') ?? field(call, 'TopicArn') ?? field(call, 'TargetArn') ?? '*',
      ],
    ],
    handle: async (call) =>
      answerWithMessageId(call, () => {
        if (call.action !== 'Publish')
          throw new QueryError('InvalidAction', `${call.action} is not played here`);
        return publish(call, outbox);
      }),
  };
}

const invalid = (problem: string) => new QueryError('InvalidParameter', `Invalid parameter: ${problem}`);

function publish(call: ServiceCall, outbox: Outbox): string {
  const to = field(call, 'PhoneNumber');
  const text = field(call, 'Message') ?? '';
  if (to === undefined) throw invalid('only PhoneNumber is played here, topics are not');
  if (!/^\+[1-9]\d{1,14}$/.test(to)) throw invalid(`PhoneNumber Reason: ${to} is not valid to publish to`);
  if (text === '') throw invalid('Empty message');
  if (text.length > MAX_SMS_LENGTH) throw invalid('Message too long');
  if (to === UNREACHABLE)
    throw new QueryError('InternalError', 'The number cannot be reached (simulated)', 500);

  const names = members(call, 'MessageAttributes.entry', '.Name');
  const attribute = (name: string) =>
    field(call, `MessageAttributes.entry.${names.indexOf(name) + 1}.Value.StringValue`) ?? '';
  return outbox.add([
    { channel: 'sms', to, subject: '', text, html: '', leadId: attribute('leadId'), kind: attribute('kind') },
  ]);
}
