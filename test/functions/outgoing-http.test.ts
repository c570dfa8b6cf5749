import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outgoingHttp, type Resolve } from '../../functions/shared/outgoing-http.ts';

type Received = {
  method: string | undefined;
  path: string | undefined;
  host: string | undefined;
  body: string;
};
let server: Server;
let port: number;
let received: Received[];
let answer: (path: string) => { status: number; headers?: Record<string, string>; body?: string } | 'never';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method, path: request.url, host: request.headers.host, body });
    const given = answer(request.url ?? '');
    if (given === 'never') return;
    response.writeHead(given.status, given.headers).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received = [];
  answer = () => ({ status: 204 });
});

/** Resolves every name to these, and keeps what was asked. */
function resolving(...addresses: string[]) {
  const asked: string[] = [];
  const resolve: Resolve = async (hostname) => {
    asked.push(hostname);
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { resolve, asked };
}

const post = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{"a":"ä"}' });
const locally = (settings: { resolve?: Resolve; timeoutMs?: number } = {}) =>
  outgoingHttp({ allowLocal: true, timeoutMs: 5_000, ...settings });
const deployed = (resolve: Resolve) => outgoingHttp({ allowLocal: false, timeoutMs: 5_000, resolve });

describe('a post to an address that may be called', () => {
  it('arrives whole, and is answered with the status', async () => {
    answer = () => ({ status: 202, body: 'ok' });
    expect(await locally()(post(`http://127.0.0.1:${port}/hook?x=1`))).toEqual({
      outcome: 'answered',
      status: 202,
    });
    expect(received).toEqual([
      { method: 'POST', path: '/hook?x=1', host: `127.0.0.1:${port}`, body: '{"a":"ä"}' },
    ]);
  });

  it('does not follow a redirect', async () => {
    answer = () => ({ status: 307, headers: { location: `http://127.0.0.1:${port}/other` } });
    expect(await locally()(post(`http://127.0.0.1:${port}/`))).toEqual({ outcome: 'answered', status: 307 });
    expect(received).toHaveLength(1);
  });

  it('is answered with the status however long the body is', async () => {
    answer = () => ({ status: 200, body: 'x'.repeat(5_000_000) });
    expect(await locally()(post(`http://127.0.0.1:${port}/`))).toEqual({ outcome: 'answered', status: 200 });
  });

  it('is answered with the status even when the body never ends', async () => {
    const slow = createServer((_request, response) => {
      response.writeHead(200);
      response.write('x');
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const { port: slowPort } = slow.address() as AddressInfo;
    const result = await locally({ timeoutMs: 100 })(post(`http://127.0.0.1:${slowPort}/`));
    slow.closeAllConnections();
    slow.close();
    expect(result).toEqual({ outcome: 'answered', status: 200 });
  });

  it('goes to the address that was checked, whatever the name resolves to a moment later', async () => {
    const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]];
    let asked = 0;
    const resolve: Resolve = async () => answers[asked++] ?? [];
    const result = await locally({ resolve })(post(`http://hooks.example.test:${port}/`));
    expect(result).toEqual({ outcome: 'answered', status: 204 });
    expect(asked).toBe(1);
    expect(received[0]?.host).toBe(`hooks.example.test:${port}`);
  });

  it('over TLS names the host it wants the certificate of, not its address', async () => {
    let hello = '';
    const tls = createTcpServer((socket) => {
      socket.once('data', (bytes) => {
        hello = bytes.toString('latin1');
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port: tlsPort } = tls.address() as AddressInfo;
    const { resolve } = resolving('127.0.0.1');
    const result = await locally({ resolve })(post(`https://hooks.example.test:${tlsPort}/`));
    tls.close();
    expect(result).toEqual({ outcome: 'unreachable', reason: 'connection' });
    expect(hello).toContain('hooks.example.test');
  });
});

describe('what cannot be reached', () => {
  it('is told apart: nobody answers in time', async () => {
    answer = () => 'never';
    const result = await locally({ timeoutMs: 100 })(post(`http://127.0.0.1:${port}/`));
    expect(result).toEqual({ outcome: 'unreachable', reason: 'timeout' });
  });

  it('a resolver that never answers', async () => {
    const resolve: Resolve = () => new Promise(() => {});
    const result = await locally({ resolve, timeoutMs: 50 })(post('https://hooks.example.test/'));
    expect(result).toEqual({ outcome: 'unreachable', reason: 'timeout' });
  });

  it('a port where nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port: closed } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const result = await locally()(post(`http://127.0.0.1:${closed}/`));
    expect(result).toEqual({ outcome: 'unreachable', reason: 'connection' });
  });

  it.each([
    ['with an error', () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))],
    ['to nothing', async () => []],
  ])('a name that resolves %s', async (_how, resolve) => {
    const result = await locally({ resolve })(post('https://hooks.example.test/'));
    expect(result).toEqual({ outcome: 'unreachable', reason: 'no-such-host' });
  });
});

describe('an address that must not be called', () => {
  const refused = { outcome: 'not-allowed' };

  it.each([
    'http://hooks.example.com/',
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@hooks.example.com/',
    'https://user@hooks.example.com/',
    'https://hooks.example.com:22/',
    'https://hooks.example.com:80/',
    'https://hooks.example.com:1024/',
    'not an address',
    '',
  ])('is refused before anything is resolved: %s', async (url) => {
    const { resolve, asked } = resolving('8.8.8.8');
    expect(await deployed(resolve)(post(url))).toEqual(refused);
    expect(asked).toEqual([]);
  });

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine by another number', '127.255.0.9'],
    ['no machine', '0.0.0.0'],
    ['the metadata of the host', '169.254.169.254'],
    ['the metadata of the host over IPv6', 'fd00:ec2::254'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ["a carrier's network", '100.64.0.1'],
    ['benchmarks', '198.18.0.1'],
    ['documentation', '192.0.2.1'],
    ['a broadcast', '255.255.255.255'],
    ['a multicast', '224.0.0.1'],
    ['a reserved range', '240.0.0.1'],
    ['this machine over IPv6', '::1'],
    ['IPv4 mapped into IPv6', '::ffff:127.0.0.1'],
    ['a public IPv4 mapped into IPv6', '::ffff:8.8.8.8'],
    ['IPv4 compatible IPv6', '::10.0.0.1'],
    ['IPv4 behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['IPv4 behind a local NAT64', '64:ff9b:1::a9fe:a9fe'],
    ['IPv4 in 6to4', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['a link', 'fe80::1'],
    ['a link by its zone', 'fe80::1%eth0'],
    ['a site', 'fec0::1'],
    ['a unique local address', 'fc00::1'],
    ['an IPv6 multicast', 'ff02::1'],
    ['IPv6 that nobody has yet', '4000::1'],
    ['what is no address', 'localhost'],
  ])('is refused when the name resolves to %s: %s', async (_what, address) => {
    expect(await deployed(resolving(address).resolve)(post('https://hooks.example.com/'))).toEqual(refused);
    expect(await deployed(resolving('8.8.8.8', address).resolve)(post('https://hooks.example.com/'))).toEqual(
      refused,
    );
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
  ])('is refused as the host itself, without a resolver of ours: %s', async (url) => {
    expect(await outgoingHttp({ allowLocal: false, timeoutMs: 5_000 })(post(url))).toEqual(refused);
  });

  it.each(['10.0.0.1', '169.254.169.254', '8.8.8.8'])(
    'without TLS is refused on one machine as well, unless it is that machine: %s',
    async (address) => {
      const result = await locally(resolving(address))(post(`http://hooks.example.test:${port}/`));
      expect(result).toEqual(refused);
    },
  );

  it('holds for every private IPv4, however it is written into IPv6', async () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privately = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    const written = fc.constantFrom(
      (ip: string) => ip,
      (ip: string) => `::ffff:${ip}`,
      (ip: string) => `::${ip}`,
      (ip: string) => `64:ff9b::${ip}`,
    );
    await fc.assert(
      fc.asyncProperty(privately, written, async (octets, write) => {
        const { resolve } = resolving(write(octets.join('.')));
        expect(await deployed(resolve)(post('https://hooks.example.com/'))).toEqual(refused);
      }),
    );
  });
});
