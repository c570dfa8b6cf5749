/** Answers that have not changed since they were asked for last are not sent again. */
import { createHash } from 'node:crypto';
import { type HttpReply, type HttpRequest, header } from './http.ts';

/** The reply with its ETag; without its body when the caller has it already. */
export function withEtag(request: HttpRequest, reply: HttpReply): HttpReply {
  // Weak: the figures are the same, whichever bytes say so.
  const etag = `W/"${createHash('sha256').update(reply.body).digest('base64url').slice(0, 22)}"`;
  const headers = { ...reply.headers, etag, 'cache-control': 'private, no-cache' };
  const known = header(request, 'if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^(?!W\/)/, 'W/'));
  if (!known?.includes(etag)) return { ...reply, headers };
  const { 'content-type': _type, ...rest } = headers as Record<string, string>;
  return { statusCode: 304, headers: rest, body: '' };
}
