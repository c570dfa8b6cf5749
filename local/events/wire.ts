import { randomUUID } from 'node:crypto';
import type { ServiceReply } from '../ports.ts';

/** Where the stack runs, as its ARNs say. */
export type Place = { readonly region: string; readonly accountId: string };

/** An answer of AWS's JSON protocol. `version` is the protocol's own: 1.0 for Step Functions, 1.1 for EventBridge. */
export function jsonReply(version: '1.0' | '1.1', status: number, body: unknown): ServiceReply {
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  };
}

/** A client error of AWS's JSON protocol; the SDK makes `code` the name of the error it throws. */
export function jsonError(version: '1.0' | '1.1', code: string, message: string): ServiceReply {
  return jsonReply(version, 400, { __type: code, message });
}
