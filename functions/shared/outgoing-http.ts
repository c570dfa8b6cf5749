/**
 * Posts to an address that a person typed in. The host is resolved once, every address of it is checked, and the
 * connection goes to one of those: a name that resolves to something else a moment later changes nothing.
 */
import { lookup } from 'node:dns/promises';
import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AddressRules, callableUrl, isCallable } from './outgoing-address.ts';

export type OutgoingPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type PostOutcome =
  /** With any status: a redirect is an answer like others and is not followed. */
  | { readonly outcome: 'answered'; readonly status: number }
  /** The address is one that must not be called; nothing was sent. */
  | { readonly outcome: 'not-allowed' }
  | { readonly outcome: 'unreachable'; readonly reason: 'timeout' | 'no-such-host' | 'connection' };

export type Post = (post: OutgoingPost) => Promise<PostOutcome>;

type Address = { readonly address: string; readonly family: number };
/** All addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export type OutgoingHttpSettings = AddressRules & {
  /** For all of it: resolving, connecting, sending and the answer. */
  readonly timeoutMs: number;
  readonly resolve?: Resolve;
};

/** The status says all; of the body that much is let through, so that a receiver can end its answer in peace. */
const MOST_READ_BYTES = 16 * 1024;

const resolveHost: Resolve = (hostname) => lookup(hostname, { all: true });

export function outgoingHttp({ allowLocal, timeoutMs, resolve = resolveHost }: OutgoingHttpSettings): Post {
  return async (post) => {
    const url = callableUrl(post.url, { allowLocal });
    if (url === null) return { outcome: 'not-allowed' };
    const deadline = AbortSignal.timeout(timeoutMs);
    let addresses: readonly Address[];
    try {
      addresses = await orAbort(resolve(url.hostname.replace(/^\[|\]$/g, '')), deadline);
    } catch {
      return { outcome: 'unreachable', reason: deadline.aborted ? 'timeout' : 'no-such-host' };
    }
    if (addresses.length === 0) return { outcome: 'unreachable', reason: 'no-such-host' };
    if (!addresses.every(({ address }) => isCallable(address, url, { allowLocal }))) {
      return { outcome: 'not-allowed' };
    }
    return send(url, addresses, post, deadline);
  };
}

/** A resolver cannot be stopped, but need not be waited for. */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

function send(
  url: URL,
  addresses: readonly Address[],
  { headers, body }: OutgoingPost,
  deadline: AbortSignal,
): Promise<PostOutcome> {
  const request = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  return new Promise((settle) => {
    let status: number | undefined;
    const end = () => {
      if (status !== undefined) settle({ outcome: 'answered', status });
      else settle({ outcome: 'unreachable', reason: deadline.aborted ? 'timeout' : 'connection' });
    };
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: pinnedTo(addresses),
      // A connection of its own: none that was opened to an address of an earlier check.
      agent: false,
      signal: deadline,
    });
    sent.on('response', (answer) => {
      status = answer.statusCode ?? 0;
      let read = 0;
      answer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > MOST_READ_BYTES) answer.destroy();
      });
      answer.on('error', end);
      answer.on('close', end);
    });
    sent.on('error', end);
    sent.end(body);
  });
}

/** Answers what was checked, whatever the name resolves to by now. TLS still checks the certificate of the name. */
const pinnedTo =
  (addresses: readonly Address[]): LookupFunction =>
  (_hostname, { all }, answer) => {
    const [first] = addresses as [Address];
    if (all) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };
