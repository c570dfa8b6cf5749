import { randomUUID } from 'node:crypto';
import type { ServiceCall, ServiceReply } from '../ports.ts';

/** An error of AWS's Query protocol; thrown by the checks and answered as XML. */
export class QueryError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** XML namespaces of the two services. Source: the answers of SES 2010-12-01 and SNS 2010-03-31. */
const NAMESPACE = {
  ses: 'http://ses.amazonaws.com/doc/2010-12-01/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
};

const xml = (text: string) =>
  text.replace(/[<>&"']|[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, (char) => ENTITIES[char] ?? '\ufffd');
const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

const reply = (status: number, body: string): ServiceReply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});

/** Runs one action that answers with a message id, and writes what the SDK expects for success and refusal. */
export function answerWithMessageId(call: ServiceCall, work: () => string): ServiceReply {
  const namespace = NAMESPACE[call.service as keyof typeof NAMESPACE];
  const requestId = randomUUID();
  try {
    const { action } = call;
    return reply(
      200,
      `<${action}Response xmlns="${namespace}"><${action}Result><MessageId>${xml(work())}</MessageId></${action}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
    );
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const type = error.status < 500 ? 'Sender' : 'Receiver';
    return reply(
      error.status,
      `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${error.code}</Code>` +
        `<Message>${xml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
  }
}

/** A form field as text; undefined when it was not sent. */
export const field = (call: ServiceCall, name: string): string | undefined => {
  const value = call.input[name];
  return value === undefined ? undefined : String(value);
};

/** The values of `prefix.1`, `prefix.2`, … with an optional suffix, in order. */
export function members(call: ServiceCall, prefix: string, suffix = ''): string[] {
  const found: string[] = [];
  for (let n = 1; ; n += 1) {
    const value = field(call, `${prefix}.${n}${suffix}`);
    if (value === undefined) return found;
    found.push(value);
  }
}
