import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { HttpAnswer } from '../http/response.ts';
import type { Bucket, StoredFile } from './bucket.ts';

/** What CloudFront compresses: these types, between these sizes in bytes. */
const COMPRESSIBLE =
  /^(?:text\/(?:html|css|javascript|plain)|application\/(?:json|javascript)|image\/svg\+xml)$/;
const LEAST = 1_000;
const MOST = 10_000_000;

const notThere: HttpAnswer = {
  status: 404,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
};

const acceptsGzip = (header: string | string[] | undefined): boolean =>
  String(header ?? '')
    .split(',')
    .some((part) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(part));

/** By weak comparison: the same file is the same, compressed or not. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));

/**
 * Answers GET and HEAD from a bucket, compressed where the behavior and the client allow it.
 * A file that is not there is a 404, since the distribution may list the bucket.
 */
export const fileAnswers = (bucket: Bucket) => {
  const compressed = new Map<StoredFile, Buffer>();
  const compress = (file: StoredFile): Buffer => {
    const body = compressed.get(file) ?? gzipSync(file.body);
    compressed.set(file, body);
    return body;
  };

  return (request: IncomingMessage, path: string, mayCompress: boolean): HttpAnswer => {
    const file = bucket.get(decodeURIComponent(path.slice(1)));
    if (!file) return notThere;
    const { body, contentType, cacheControl, etag } = file;
    const compressible =
      mayCompress && COMPRESSIBLE.test(contentType) && body.length >= LEAST && body.length <= MOST;
    const asGzip = compressible && acceptsGzip(request.headers['accept-encoding']);
    const headers = {
      'content-type': contentType,
      ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
      ...(compressible && { vary: 'accept-encoding' }),
      ...(asGzip && { 'content-encoding': 'gzip' }),
      etag: asGzip ? `W/${etag}` : etag,
    };
    if (isKnown(request.headers['if-none-match'], etag)) return { status: 304, headers, body: '' };
    return { status: 200, headers, body: asGzip ? compress(file) : body };
  };
};
