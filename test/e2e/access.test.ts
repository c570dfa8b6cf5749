import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/running-system.ts';

/** Every route behind /api that is deployed, as the template has it. */
const routes = (): string[] => {
  const [path = ''] = globSync('.build/cdk.out/*.template.json');
  const { Resources } = JSON.parse(readFileSync(path, 'utf8')) as {
    Resources: Record<string, { Type: string; Properties: { RouteKey: string } }>;
  };
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
    .map(({ Properties }) => Properties.RouteKey)
    .filter((key) => key.includes(' /api/'))
    .sort();
};

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem({ minute: '60s' });
});
afterAll(async () => {
  await system.stop();
  system.remove();
});

const ask = (route: string, headers: Record<string, string>) => {
  const [method = '', path = ''] = route.split(' ');
  const id = path.startsWith('/api/leads') ? '01KASRW0H0ABCDEFGHJKMNPQRS' : 'alex0000';
  return fetch(`${system.origin}${path.replace('{id}', id)}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
};

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  system.api(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('every route behind /api', () => {
  it('answers nobody who is not known, in the form of all refusals', async () => {
    expect(routes().length).toBeGreaterThan(20);
    const strangers: Record<string, string>[] = [
      {},
      { 'x-api-key': 'lh_00000000_guessedguessedguessedguessed' },
      { authorization: 'Bearer a.b.c' },
      { authorization: 'Basic YWRtaW46YWRtaW4=' },
    ];
    for (const route of routes()) {
      for (const headers of strangers) {
        const reply = await ask(route, headers);
        expect(reply.status, `${route} ${JSON.stringify(headers)}`).toBe(401);
        expect(reply.headers.get('content-type')).toBe('application/problem+json');
        expect(await reply.json()).toMatchObject({ status: 401 });
      }
    }
  });

  it('but figures, what they are made of, the operating model and the export is closed to BI tools', async () => {
    const open: string[] = [];
    for (const route of routes()) {
      const { status } = await ask(route, { 'x-api-key': system.keys.biKey });
      if (status !== 403) open.push(`${route} ${status}`);
    }
    expect(open.sort()).toEqual([
      'GET /api/experiments 200',
      'GET /api/exports/leads 200',
      'GET /api/me 200',
      'GET /api/metrics 200',
      'GET /api/model 200',
      'GET /api/model/deadlines 200',
      'GET /api/reviews 200',
      'GET /api/reviews/{isoWeek} 422',
      'GET /api/scorecard 200',
      'GET /api/spend 200',
    ]);
  });
});

describe('the team', () => {
  it('is there from the first start, and is changed in the product', async () => {
    const { items } = (await (await send('GET', '/api/team')).json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual([
      'alex',
      'blair',
      'casey',
      'devon',
      'harper',
      'morgan',
      'robin',
    ]);
    const changed = await send('PATCH', '/api/team/alex', { availability: 'off' }, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = await send('PATCH', '/api/team/alex', { weight: 2 }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    const webhook = { url: 'http://127.0.0.1:9999/hook' };
    const hooked = await send('PATCH', '/api/team/blair', { alerts: { webhook } });
    expect(await hooked.json()).toMatchObject({
      webhookSecret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
  });

  it('stays as it was changed when the system starts again', async () => {
    await system.stop();
    system = await startSystem({ minute: '60s', data: system.data });
    const { items } = (await (await send('GET', '/api/team')).json()) as { items: unknown[] };
    expect(items).toHaveLength(7);
    expect(items[0]).toMatchObject({ id: 'alex', availability: 'off', version: 2 });
  });
});

describe('a key', () => {
  it('works from its first moment to its last', async () => {
    const issued = await send('POST', '/api/keys', { name: 'Warehouse', role: 'bi' });
    const { apiKey, keyId } = (await issued.json()) as { apiKey: string; keyId: string };
    const figures = async () => (await ask('GET /api/metrics', { 'x-api-key': apiKey })).status;
    expect(await figures()).toBe(200);
    expect((await send('DELETE', `/api/keys/${keyId}`)).status).toBe(204);
    expect(await figures()).toBe(401);
    const audit = (await (await send('GET', '/api/team/audit')).json()) as { items: { what: string }[] };
    expect(audit.items.slice(0, 2)).toMatchObject([
      { what: 'key-revoked', actor: 'key:local admin', id: keyId },
      { what: 'key-issued', actor: 'key:local admin', id: keyId },
    ]);
    expect(audit.items.filter(({ what }) => what === 'member-added')).toHaveLength(7);
  });
});
