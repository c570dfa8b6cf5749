import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createQueues, type Queues } from '../../local/events/queues.ts';
import { createOutbox, type Outbox } from '../../local/messages/outbox.ts';
import { createLocalRoutes } from '../../local/pages/routes.ts';
import type { Execution } from '../../local/workflow/execution-store.ts';
import { queueArn, runtimeOf, stackOf } from '../support/local-runtime.ts';

let server: Server;
let port: number;
let routes: ReturnType<typeof createLocalRoutes>;
let outbox: Outbox;
let queues: Queues;
let executions: Execution[];

beforeAll(async () => {
  server = createServer((req, res) => {
    const route = routes.get((req.url ?? '').split('?')[0] as string);
    if (route) void route(req, res);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());
beforeEach(() => {
  const { runtime } = runtimeOf(stackOf({ Dead: ['AWS::SQS::Queue'] }), () => ({ ok: true, payload: null }));
  outbox = createOutbox(runtime);
  queues = createQueues(runtime);
  executions = [];
  routes = createLocalRoutes({ outbox, queues, machines: { list: () => executions } });
});

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, async (res) => {
      let body = '';
      for await (const chunk of res) body += chunk;
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body });
    })
      .on('error', reject)
      .end();
  });

const HOSTILE = `</title></pre><script>alert(1)</script><img src=x onerror=alert(2)>"'\u202e&amp;`;
const message = (change = {}) => ({
  channel: 'email' as const,
  to: 'ana@example.com',
  subject: 'New lead',
  text: 'Open http://127.0.0.1:3000/r/token',
  html: '<p>Open <a href="http://127.0.0.1:3000/r/token">it</a></p>',
  leadId: 'L1',
  kind: 'assigned',
  ...change,
});

describe('hostile text', () => {
  const expectInert = ({ body, headers }: Answer) => {
    expect(body).not.toMatch(/<script/i);
    expect(body).not.toMatch(/<img/i);
    expect(body).toContain('&lt;script&gt;');
    const csp = String(headers['content-security-policy']);
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toContain('script-src');
  };

  it('is only text in the inbox: every field, list and message', async () => {
    const all = {
      to: HOSTILE,
      subject: HOSTILE,
      text: HOSTILE,
      html: HOSTILE,
      leadId: HOSTILE,
      kind: HOSTILE,
    };
    outbox.add([message(all), message({ ...all, channel: 'sms' })]);
    for (const path of ['/local/inbox', '/local/inbox?message=1', '/local/inbox?message=2'])
      expectInert(await get(path));
    expectInert(await get(`/local/inbox?leadId=${encodeURIComponent(HOSTILE)}`));
  });

  it('is only text among dead letters and workflows', async () => {
    queues.send(queueArn('Dead'), HOSTILE, { ErrorMessage: HOSTILE });
    executions = [
      {
        arn: 'a',
        machineArn: 'm',
        name: HOSTILE,
        input: '{}',
        status: 'FAILED',
        state: HOSTILE,
        data: '{}',
        waiting: 0,
        dueAt: 0,
        startedAt: 0,
        stoppedAt: 0,
        output: null,
        error: HOSTILE,
        cause: HOSTILE,
      },
    ];
    for (const path of ['/local/dead-letters', '/local/executions']) expectInert(await get(path));
  });

  it('in a mail stays in a frame without scripts, forms or an origin', async () => {
    outbox.add([message({ html: `"></iframe><script>alert(1)</script>` })]);
    const { body } = await get('/local/inbox?message=1');
    const [, sandbox, srcdoc] =
      /<iframe [^>]*sandbox="([^"]*)"[^>]*srcdoc="([^"]*)"><\/iframe>/.exec(body) ?? [];
    expect(sandbox).toBe('allow-popups allow-popups-to-escape-sandbox');
    expect(srcdoc).toContain('&quot;&gt;&lt;/iframe&gt;&lt;script&gt;');
  });

  it('becomes a link only as http or https', async () => {
    outbox.add([
      message({ channel: 'sms', text: 'javascript:alert(1) data:text/html,x https://x.test/r/a"onclick=b' }),
    ]);
    const { body } = await get('/local/inbox?message=1');
    expect([...body.matchAll(/<a href="([^"]*)" target/g)].map(([, href]) => href)).toEqual([
      'https://x.test/r/a',
    ]);
  });
});

describe('GET /local/outbox', () => {
  it('is the pinned array, newest last, by lead if asked', async () => {
    outbox.add([message()]);
    outbox.add([message({ leadId: 'L2', channel: 'sms' })]);
    const { body, headers } = await get('/local/outbox');
    const rows = JSON.parse(body);
    expect(headers['content-type']).toBe('application/json');
    expect(Object.keys(rows[0]).sort()).toEqual(
      ['channel', 'html', 'kind', 'leadId', 'sentAt', 'subject', 'text', 'to'].sort(),
    );
    expect(rows.map((row: { leadId: string }) => row.leadId)).toEqual(['L1', 'L2']);
    expect(JSON.parse((await get('/local/outbox?leadId=L2')).body)).toHaveLength(1);
  });
});

describe('POST /local/webhook', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers });
  const signed = {
    'content-type': 'application/json',
    'webhook-id': 'L1-1-assigned-alex',
    'webhook-timestamp': '1795428005',
    'webhook-signature': 'v1,abc=',
  };

  it('puts what arrives into the outbox as it came, with what it was signed by', async () => {
    const body = '{"type":"lead.alert","data":{"link":"http://127.0.0.1:3000/r/token"}}';
    expect((await post('/local/webhook?to=crm', body, signed)).status).toBe(200);
    const [row] = JSON.parse((await get('/local/outbox?leadId=L1')).body);
    expect(row).toMatchObject({ channel: 'webhook', to: 'crm', leadId: 'L1', kind: 'assigned', subject: '' });
    const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}`);
    expect(row.text).toBe([...lines, '', body].join('\n'));
  });

  it('is shown to a person as text', async () => {
    await post('/local/webhook', HOSTILE, signed);
    expect((await get('/local/inbox')).body).toContain('Webhook to webhook');
    const { body } = await get('/local/inbox?message=1');
    expect(body).toContain('webhook-signature: v1,abc=');
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script/i);
  });

  it('is refused when it is too long, or comes at the bidding of another site', async () => {
    expect((await post('/local/webhook', 'x'.repeat(64 * 1024 + 1))).status).toBe(413);
    expect((await post('/local/webhook', '{}', { origin: 'https://evil.test' })).status).toBe(403);
    expect(outbox.list()).toEqual([]);
  });
});

describe('who may look', () => {
  it.each([
    ['another name for this machine', { host: 'evil.test' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.test' }],
    [
      'a frame in another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
  ])('not %s', async (_who, headers) => {
    outbox.add([message()]);
    for (const path of ['/local/outbox', '/local/inbox', '/local/executions', '/local/dead-letters']) {
      const { status, body } = await get(path, headers);
      expect(status, path).toBe(403);
      expect(body).not.toContain('ana@example.com');
    }
  });

  it.each([
    ['a program', {}],
    ['the console', { 'sec-fetch-site': 'same-origin' }],
    ['a person who typed it', { 'sec-fetch-site': 'none' }],
    [
      'a person who pressed a link',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
  ])('%s', async (_who, headers) => {
    outbox.add([message()]);
    const { status, body } = await get('/local/outbox', headers);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject([{ to: 'ana@example.com' }]);
  });

  it('nobody changes anything but by a webhook', async () => {
    for (const path of routes.keys()) {
      const method = path === '/local/webhook' ? 'GET' : 'POST';
      expect((await get(path, {}, method)).status, path).toBe(405);
    }
  });
});

it('hands no key to anybody', () => {
  expect([...routes.keys()]).not.toContain('/local/session');
});

describe('the pages for people', () => {
  it('say what is empty, reload the list but not a message, and know no other', async () => {
    expect((await get('/local/inbox')).body).toContain('Nothing was sent yet');
    expect((await get('/local/dead-letters')).body).toContain('Nothing was lost');
    outbox.add([message()]);
    expect((await get('/local/inbox')).body).toContain('<meta http-equiv="refresh" content="5">');
    expect((await get('/local/inbox?message=1')).body).not.toContain('http-equiv="refresh"');
    expect((await get('/local/inbox?message=77')).status).toBe(404);
    expect((await get('/local/inbox?message=x')).status).toBe(404);
  });
});
