import type { ServiceCall, ServiceReply } from './ports.ts';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const json = (status: number, body: object): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

const queryError = (namespace: string, code: string, message: string): ServiceReply => ({
  status: 403,
  headers: { 'content-type': 'text/xml' },
  body:
    `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
});

/** The answer to a call that the caller's role does not allow, in the wire format of each service. */
export const denied = (service: ServiceCall['service'], message: string): ServiceReply => {
  switch (service) {
    case 'ses':
      return queryError('http://ses.amazonaws.com/doc/2010-12-01/', 'AccessDenied', message);
    case 'sns':
      return queryError('http://sns.amazonaws.com/doc/2010-03-31/', 'AuthorizationError', message);
    case 's3':
      return {
        status: 403,
        headers: { 'content-type': 'application/xml' },
        body: `<Error><Code>AccessDenied</Code><Message>${escapeXml(message)}</Message></Error>`,
      };
    case 'dynamodb':
      return json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', Message: message });
    case 'states':
    case 'events':
    case 'sqs':
    case 'secretsmanager':
      return json(400, { __type: 'AccessDeniedException', Message: message, message });
  }
};

/** The answer to a call that could not be attributed to a function or a service. */
export const unreadable = (type: string, message: string): ServiceReply =>
  json(400, { __type: type, message });
