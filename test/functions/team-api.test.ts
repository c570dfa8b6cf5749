import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../core/team.ts';
import { patience, transact } from '../../functions/shared/dynamo.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { teamAudit } from '../../functions/shared/team-audit.ts';
import { teamStore } from '../../functions/shared/team-store.ts';
import { teamChanges } from '../../functions/team-api/changes.ts';
import { teamApiHandler } from '../../functions/team-api/handler.ts';
import { aMember, anOperatingModel, captureDay, capturedAt } from '../support/builders.ts';
import { type Interference, interfering, useEngine } from '../support/engine.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { aKey } from '../support/keys.ts';
import { join, peopleAuthorizer, tokenOf } from '../support/people.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest, call, type Reply } from '../support/requests.ts';

const engine = useEngine();
const model = anOperatingModel();
type Headers = Readonly<Record<string, string>>;

const theTeam: readonly Member[] = [
  aMember('morgan', { role: 'manager' }),
  aMember('casey', { role: 'manager' }),
  aMember('robin', { role: 'admin' }),
  aMember('harper', { role: 'marketer' }),
  aMember('alex'),
  aMember('blair'),
];

/** The API on a table with that team on it. `interfere` stands between the API and its table. */
async function anApi({ local = false, interfere }: { local?: boolean; interfere?: Interference } = {}) {
  const { team: table } = await engine.freshTables();
  const client = interfere ? interfering(engine, interfere) : engine.client;
  await join(engine.client, table, theTeam);
  const recorded = recordingLog();
  const { log } = recorded;
  const team = teamStore(client, table);
  const audit = teamAudit(client, table, ulid);
  let now = Date.parse(capturedAt);
  let secrets = 0;
  const newWebhookSecret = () => {
    secrets += 1;
    return `whsec_${secrets}`;
  };
  /** Every moment is a later one. */
  const clock = () => {
    now += 1;
    return now;
  };
  const entry = httpEdge(
    teamApiHandler({
      authorizer: peopleAuthorizer(engine.client, table),
      team,
      audit,
      changes: teamChanges({ team, audit, model, newWebhookSecret, now: clock, patience, log }),
      model,
      loopbackWebhooks: local,
      now: clock,
    }),
    log,
  );
  const ask = (who: string | Headers, method: string, route: string, body?: unknown, more: Headers = {}) => {
    const [, id] = /^\/api\/team\/([^/]+)/.exec(route) ?? [];
    const named = id === undefined || id === 'audit' ? {} : { params: { id } };
    return call(
      entry as Parameters<typeof call>[0],
      aRequest({
        method,
        route: id === undefined || id === 'audit' ? route : route.replace(id, '{id}'),
        ...named,
        headers: {
          ...(typeof who === 'string' ? tokenOf(who) : who),
          'content-type': 'application/json',
          ...more,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  };
  return {
    table,
    team: teamStore(engine.client, table),
    recorded,
    ask,
    key: async (role: 'admin' | 'manager' | 'marketer' | 'bi') => ({
      'x-api-key': await aKey(engine.client, table, role, role),
    }),
    list: (who: string | Headers) => ask(who, 'GET', '/api/team'),
    add: (who: string | Headers, body: unknown) => ask(who, 'POST', '/api/team', body),
    change: (who: string | Headers, id: string, body: unknown, more?: Headers) =>
      ask(who, 'PATCH', `/api/team/${id}`, body, more),
    renew: (who: string | Headers, id: string) => ask(who, 'POST', `/api/team/${id}/webhook-secret`, {}),
    audit: async (who: string | Headers, query: Readonly<Record<string, string>> = {}) =>
      call(
        entry as Parameters<typeof call>[0],
        aRequest({
          route: '/api/team/audit',
          query,
          headers: typeof who === 'string' ? tokenOf(who) : who,
        }),
      ),
    rows: () => everyRow(engine.client, table),
  };
}
type Api = Awaited<ReturnType<typeof anApi>>;

let api: Api;
beforeEach(async () => {
  api = await anApi();
});

const problemOf = (reply: Reply) => reply.json().type.replace('urn:lead-handoff:problem:', '');
const newcomer = { id: 'devon', name: 'Devon Silva', email: 'devon@example.com', role: 'rep' };
const webhook = { url: 'https://hooks.example.com/a', format: 'standard' };

describe('GET /api/team', () => {
  it('is for everybody on the team and every machine but the readers of figures', async () => {
    for (const who of ['alex', 'harper', 'casey', 'robin'])
      expect((await api.list(who)).statusCode).toBe(200);
    for (const role of ['admin', 'manager', 'marketer'] as const) {
      expect((await api.list(await api.key(role))).statusCode).toBe(200);
    }
    expect((await api.list(await api.key('bi'))).statusCode).toBe(403);
    expect((await api.list({})).statusCode).toBe(401);
    expect((await api.list('nobody')).statusCode).toBe(401);
  });

  it('is refused from the moment somebody is off the team', async () => {
    expect((await api.list('alex')).statusCode).toBe(200);
    await api.change('robin', 'alex', { active: false });
    expect((await api.list('alex')).statusCode).toBe(401);
  });

  it('shows who can take a lead now, what they have, and the version that a change starts from', async () => {
    await api.change('robin', 'blair', { availability: 'off' });
    const { items } = (await api.list('robin')).json();
    expect(items.map(({ id }: { id: string }) => id)).toEqual([
      'alex',
      'blair',
      'casey',
      'harper',
      'morgan',
      'robin',
    ]);
    expect(items[1]).toMatchObject({
      id: 'blair',
      email: 'blair@example.com',
      load: { open: 0, today: 0 },
      availableNow: { available: false, reason: 'off' },
      version: 2,
      etag: '"2"',
    });
  });

  it('shows no secret and, to a rep, no way to reach others', async () => {
    await api.change('robin', 'blair', { alerts: { webhook } });
    const seen = await api.list('alex');
    expect(seen.json().items[1]).toMatchObject({ id: 'blair', name: 'Name of blair' });
    expect(seen.body).toContain('alex@example.com');
    expect(seen.body).not.toContain('blair@example.com');
    expect(seen.body).not.toContain('hooks.example.com');
    for (const who of ['alex', 'blair', 'robin']) {
      expect((await api.list(who)).body).not.toContain('whsec_');
    }
  });
});

describe('POST /api/team', () => {
  it('brings somebody in, with what was left out as it is for everybody', async () => {
    const reply = await api.add('casey', newcomer);
    expect(reply.statusCode).toBe(201);
    expect(reply.header('etag')).toBe('"1"');
    expect(reply.json()).toMatchObject({
      ...newcomer,
      active: true,
      weight: 1,
      load: { open: 0, today: 0 },
      etag: '"1"',
    });
    expect(await api.team.read('devon')).toMatchObject({ ...newcomer, version: 1 });
  });

  it.each(['manager', 'admin'])('only admins bring in a %s', async (role) => {
    const higher = { ...newcomer, role };
    const refused = await api.add('casey', higher);
    expect([refused.statusCode, problemOf(refused)]).toEqual([403, 'forbidden']);
    expect((await api.add(await api.key('manager'), higher)).statusCode).toBe(403);
    expect(await api.team.read('devon')).toBeNull();
    expect((await api.add('robin', higher)).statusCode).toBe(201);
  });

  it.each(['alex', 'harper'])('is nothing for %s', async (who) => {
    expect((await api.add(who, newcomer)).statusCode).toBe(403);
  });

  it('refuses an id that somebody has with 409, and leaves them as they are', async () => {
    const reply = await api.add('robin', { ...newcomer, id: 'alex' });
    expect([reply.statusCode, problemOf(reply)]).toEqual([409, 'id-taken']);
    expect(await api.team.read('alex')).toMatchObject({ name: 'Name of alex', version: 1 });
  });

  it('refuses an address that somebody has, in whatever case, with 422', async () => {
    const reply = await api.add('robin', { ...newcomer, email: 'Alex@Example.com' });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'email', message: expect.any(String) }]);
    expect(await api.team.read('devon')).toBeNull();
  });

  it.each([
    ['no name', { name: undefined }, 'name'],
    ['an address that is none', { email: 'devon' }, 'email'],
    ['a role nobody has', { role: 'boss' }, 'role'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['hours that overlap', { hours: { monday: ['09:00-12:00', '11:00-15:00'] } }, 'hours.monday'],
    [
      'an absence that ends before it begins',
      { outOfOffice: [{ from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' }] },
      'outOfOffice.0',
    ],
    ['a weight of nothing', { weight: 0 }, 'weight'],
    ['a number that is none', { phone: '12345' }, 'phone'],
    ['a field nobody knows', { salary: 1 }, 'salary'],
    ['an id with a space', { id: 'de von' }, 'id'],
    [
      'a webhook that can be overheard',
      { alerts: { webhook: { url: 'http://hooks.example.com' } } },
      'alerts.webhook.url',
    ],
    [
      'a webhook with a password',
      { alerts: { webhook: { url: 'https://a:b@hooks.example.com' } } },
      'alerts.webhook.url',
    ],
    [
      'a webhook on this machine',
      { alerts: { webhook: { url: 'http://127.0.0.1:8080' } } },
      'alerts.webhook.url',
    ],
    [
      'a webhook that is no address of the web',
      { alerts: { webhook: { url: 'file:///etc/passwd' } } },
      'alerts.webhook.url',
    ],
  ])('names the field of %s with 422', async (_what, wrong, path) => {
    const reply = await api.add('robin', { ...newcomer, ...wrong });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect(await api.team.read('devon')).toBeNull();
  });
});

describe('PATCH /api/team/{id}', () => {
  it('changes what is named, and answers the member with the version after', async () => {
    const reply = await api.change('casey', 'alex', { weight: 3, skills: ['enterprise'] });
    expect(reply.statusCode).toBe(200);
    expect(reply.header('etag')).toBe('"2"');
    expect(reply.json()).toMatchObject({ id: 'alex', weight: 3, skills: ['enterprise'], version: 2 });
    expect(await api.team.read('alex')).toMatchObject({ weight: 3, email: 'alex@example.com', version: 2 });
  });

  it('lets a rep switch themselves off, and nothing else', async () => {
    expect((await api.change('alex', 'alex', { availability: 'off' })).statusCode).toBe(200);
    const refused = await api.change('alex', 'alex', { availability: 'on', weight: 10 });
    expect([refused.statusCode, refused.json().detail]).toEqual([
      403,
      expect.stringContaining('but not weight'),
    ]);
    expect((await api.change('alex', 'blair', { availability: 'off' })).statusCode).toBe(403);
    expect((await api.change('casey', 'robin', { availability: 'off' })).statusCode).toBe(403);
    expect(await api.team.read('alex')).toMatchObject({ availability: 'off', weight: 1, version: 2 });
  });

  it('lets nobody lift themselves', async () => {
    for (const who of ['alex', 'casey', 'harper']) {
      expect((await api.change(who, who, { role: 'admin' })).statusCode).toBe(403);
    }
    expect((await api.change('casey', 'alex', { role: 'manager' })).statusCode).toBe(403);
    expect((await api.change('robin', 'robin', { role: 'rep' })).statusCode).toBe(403);
    expect((await api.change('robin', 'robin', { active: false })).statusCode).toBe(403);
  });

  it('keeps the fallback manager', async () => {
    for (const change of [{ active: false }, { role: 'rep' }]) {
      const reply = await api.change('robin', 'morgan', change);
      expect([reply.statusCode, problemOf(reply)]).toEqual([409, 'fallback-manager']);
      expect(reply.json().detail).toContain('routing.fallbackManager');
    }
    expect((await api.change('robin', 'casey', { active: false })).statusCode).toBe(200);
  });

  it('says how many open leads somebody leaves behind', async () => {
    const alex = await api.team.read('alex');
    for (let given = 0; given < 2; given += 1) await give(api, 'alex');
    expect(alex?.load.open).toBe(0);
    const reply = await api.change('casey', 'alex', { active: false });
    expect(reply.json()).toMatchObject({ active: false, openLeads: 2, load: { open: 2, today: 2 } });
    expect((await api.change('casey', 'blair', { weight: 2 })).json()).not.toHaveProperty('openLeads');
  });

  it('keeps a name on one line', async () => {
    const reply = await api.change('robin', 'alex', { name: 'Alex\r\nBcc: x' });
    expect(reply.json()).toMatchObject({ name: 'Alex Bcc: x' });
  });

  it('makes no new version of what says nothing new', async () => {
    const reply = await api.change('casey', 'alex', { weight: 1, name: 'Name of alex' });
    expect([reply.statusCode, reply.header('etag')]).toEqual([200, '"1"']);
    expect((await api.audit('casey')).json().items).toEqual([]);
  });

  it('answers 404 for who never was on the team', async () => {
    for (const id of ['nobody', 'No Body', '..']) {
      expect((await api.change('robin', id, { weight: 2 })).statusCode).toBe(404);
    }
  });

  it.each([
    ['an id', { id: 'other' }, 'id'],
    ['a load', { load: { open: 0 } }, 'load'],
    ['a weight over ten', { weight: 11 }, 'weight'],
    ['a name of half characters', { name: '\ud800x' }, 'name'],
    ['a name that nobody sees', { name: '\u202e\u200b' }, 'name'],
    ['an offset for a time zone', { timeZone: '+05:30' }, 'timeZone'],
    ['quiet hours that are none', { alerts: { quietHours: 'nights' } }, 'alerts.quietHours'],
  ])('refuses %s with 422, naming the field', async (_what, wrong, path) => {
    const reply = await api.change('robin', 'alex', wrong);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  it('refuses the address of another, and frees the one that was given up', async () => {
    const taken = await api.change('casey', 'alex', { email: 'BLAIR@example.com' });
    expect(taken.statusCode).toBe(422);
    expect(taken.json().errors).toEqual([{ path: 'email', message: expect.any(String) }]);
    expect((await api.change('casey', 'blair', { email: 'b@example.com' })).statusCode).toBe(200);
    expect((await api.change('casey', 'alex', { email: 'blair@example.com' })).statusCode).toBe(200);
    expect((await api.change('casey', 'alex', { email: 'Blair@Example.com' })).statusCode).toBe(200);
    expect((await api.change('casey', 'blair', { email: 'alex@example.com' })).statusCode).toBe(200);
  });
});

describe('two who change the same member', () => {
  it('are told apart by If-Match: the second loses nothing of the first', async () => {
    const match = { 'if-match': '"1"' };
    expect((await api.change('casey', 'alex', { weight: 3 }, match)).statusCode).toBe(200);
    const late = await api.change('robin', 'alex', { weight: 5 }, match);
    expect([late.statusCode, problemOf(late)]).toEqual([412, 'stale']);
    expect(await api.team.read('alex')).toMatchObject({ weight: 3, version: 2 });
  });

  it('without it both get their way, one after the other, as often as they meet', async () => {
    const changes = [
      { weight: 4 },
      { skills: ['enterprise'] },
      { territories: ['dach'] },
      { dailyCap: 9 },
      { openCap: 20 },
      { name: 'Alexandra' },
    ];
    const replies = await Promise.all(changes.map((change) => api.change('robin', 'alex', change)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(changes.map(() => 200));
    expect(await api.team.read('alex')).toMatchObject({ ...Object.assign({}, ...changes), version: 7 });
    expect((await api.audit('robin')).json().items).toHaveLength(6);
  });

  it('never both take one address', async () => {
    const email = 'sales@example.com';
    const replies = await Promise.all([
      api.change('robin', 'alex', { email }),
      api.change('casey', 'blair', { email }),
      api.add('robin', { ...newcomer, email }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode).filter((status) => status < 300)).toHaveLength(1);
    expect(replies.filter(({ statusCode }) => statusCode === 422)).toHaveLength(2);
    const owners = (await api.team.all()).filter((member) => member.email === email);
    expect(owners).toHaveLength(1);
  });

  it('a lead given meanwhile is not lost from the load', async () => {
    let met = false;
    const table = { name: '' };
    const meeting = await anApi({
      interfere: async ({ name }, send) => {
        if (name === 'TransactWriteItemsCommand' && !met) {
          met = true;
          await give({ table: table.name, team: teamStore(engine.client, table.name) }, 'alex');
        }
        return send();
      },
    });
    table.name = meeting.table;
    expect((await meeting.change('casey', 'alex', { weight: 2 })).statusCode).toBe(200);
    expect(await meeting.team.read('alex')).toMatchObject({ weight: 2, load: { open: 1, today: 1 } });
  });
});

describe('a webhook', () => {
  it('gets a secret that is shown once, and another when it moves', async () => {
    const first = await api.change('alex', 'alex', { alerts: { webhook } });
    expect(first.json().webhookSecret).toBe('whsec_1');
    expect(await api.team.webhookSecretOf('alex')).toBe('whsec_1');

    const slack = { alerts: { webhook: { ...webhook, format: 'slack' }, quietHours: '22:00-07:00' } };
    expect((await api.change('alex', 'alex', slack)).json()).not.toHaveProperty('webhookSecret');
    expect(await api.team.webhookSecretOf('alex')).toBe('whsec_1');

    const moved = { alerts: { webhook: { ...webhook, url: 'https://hooks.example.com/b' } } };
    expect((await api.change('alex', 'alex', moved)).json().webhookSecret).toBe('whsec_2');
    expect(await api.team.webhookSecretOf('alex')).toBe('whsec_2');
  });

  it('takes its secret along when it goes', async () => {
    await api.change('alex', 'alex', { alerts: { webhook } });
    await api.change('alex', 'alex', { alerts: { webhook: null } });
    expect(await api.team.webhookSecretOf('alex')).toBeNull();
    expect(await api.team.webhookSecretOf('nobody')).toBeNull();
  });

  it('of somebody new has one from the start', async () => {
    const reply = await api.add('robin', { ...newcomer, alerts: { webhook } });
    expect(reply.json().webhookSecret).toBe('whsec_1');
    expect(await api.team.webhookSecretOf('devon')).toBe('whsec_1');
  });

  it('gets another secret for who may change it, and for no webhook there is none', async () => {
    await api.change('alex', 'alex', { alerts: { webhook } });
    for (const [who, secret] of [
      ['alex', 'whsec_2'],
      ['casey', 'whsec_3'],
      ['robin', 'whsec_4'],
    ] as const) {
      const reply = await api.renew(who, 'alex');
      expect([reply.statusCode, reply.json().webhookSecret]).toEqual([200, secret]);
      expect(await api.team.webhookSecretOf('alex')).toBe(secret);
    }
    for (const who of ['blair', 'harper']) expect((await api.renew(who, 'alex')).statusCode).toBe(403);
    const none = await api.renew('blair', 'blair');
    expect([none.statusCode, problemOf(none)]).toEqual([409, 'no-webhook']);
    expect((await api.renew('robin', 'nobody')).statusCode).toBe(404);
    expect(await api.team.read('alex')).toMatchObject({ version: 2 });
  });

  it('may be on this machine where everything runs on one, but not elsewhere without TLS', async () => {
    const local = await anApi({ local: true });
    const to = (url: string) => local.change('alex', 'alex', { alerts: { webhook: { url } } });
    for (const url of ['http://127.0.0.1:8080/x', 'http://localhost:8080', 'http://[::1]:8080']) {
      expect((await to(url)).statusCode, url).toBe(200);
    }
    for (const url of [
      'http://hooks.example.com',
      'http://127.0.0.1.example.com:8080',
      'http://10.0.0.1:8080',
    ]) {
      expect((await to(url)).statusCode, url).toBe(422);
    }
  });
});

describe('the audit', () => {
  it('says who did what to whom, newest first, with names of fields and no value of them', async () => {
    await api.add('robin', { ...newcomer, alerts: { webhook } });
    await api.change('casey', 'devon', { weight: 2, email: 'd@example.com' });
    await api.change(await api.key('admin'), 'devon', { active: false });
    await api.renew('robin', 'devon');
    const reply = await api.audit('casey');
    expect(reply.json()).toEqual({
      items: [
        entry('admin:robin', 'webhook-secret-made', []),
        entry('key:admin', 'member-changed', ['active']),
        entry('manager:casey', 'member-changed', ['email', 'weight']),
        entry('admin:robin', 'member-added', []),
      ],
      nextCursor: null,
    });
    expect(reply.body).not.toContain('@');
  });

  it('is read in pages that lose and repeat nothing', async () => {
    for (let weight = 2; weight <= 8; weight += 1) await api.change('robin', 'alex', { weight });
    const all = (await api.audit('robin')).json().items;
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: unknown[]; nextCursor: string | null } = (
        await api.audit('robin', { limit: '3', ...(cursor === '' ? {} : { cursor }) })
      ).json();
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(all).toHaveLength(7);
    expect(seen).toEqual(all);
  });

  it.each([
    ['a cursor of nothing', { cursor: 'x' }, 'cursor'],
    ['a cursor to another partition', { cursor: Buffer.from('KEY#x').toString('base64url') }, 'cursor'],
    ['no page', { limit: '0' }, 'limit'],
    ['too much', { limit: '201' }, 'limit'],
  ])('refuses %s', async (_what, query, path) => {
    const reply = await api.audit('robin', query as Record<string, string>);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toMatchObject([{ path }]);
  });

  it('is for managers and admins', async () => {
    for (const who of ['alex', 'harper']) expect((await api.audit(who)).statusCode).toBe(403);
    expect((await api.audit(await api.key('marketer'))).statusCode).toBe(403);
    expect((await api.audit(await api.key('manager'))).statusCode).toBe(200);
  });

  it('has nothing of what was refused, and the log nothing of what was typed', async () => {
    await api.change('alex', 'blair', { weight: 2 });
    await api.change('robin', 'alex', { email: 'blair@example.com' });
    await api.add('robin', { ...newcomer, id: 'alex' });
    expect((await api.audit('robin')).json().items).toEqual([]);
    await api.change('robin', 'alex', { email: 'a@example.com', alerts: { webhook } });
    const logged = JSON.stringify(api.recorded.lines);
    expect(api.recorded.lines).toContainEqual({
      level: 'info',
      code: 'MEMBER_CHANGED',
      facts: { memberId: 'alex', fields: 'email alerts' },
    });
    for (const word of ['@', 'hooks', 'whsec']) expect(logged).not.toContain(word);
  });
});

const entry = (actor: string, what: string, fields: string[]) => ({
  at: expect.stringMatching(/^2026-11-23T15:00:00/),
  actor,
  what,
  id: 'devon',
  fields,
});

/** The member is given an open lead, as routing does. */
async function give({ table, team }: Pick<Api, 'table' | 'team'>, id: string) {
  const member = await team.read(id);
  if (!member || table === '') throw new Error(`${id} is not on the team`);
  await transact(engine.client, [team.giving(member, captureDay, { withinCaps: true })]);
}

describe('GET /api/me', () => {
  it('says who a person is, and what they may see', async () => {
    const { ask } = await anApi();
    expect((await ask('alex', 'GET', '/api/me')).json()).toEqual({
      kind: 'person',
      memberId: 'alex',
      name: aMember('alex').name,
      role: 'rep',
      timeZone: null,
      modelTimeZone: model.calendar.timeZone,
      mayReadAllLeads: model.access.repsReadAllLeads,
    });
    for (const who of ['morgan', 'robin', 'harper']) {
      expect((await ask(who, 'GET', '/api/me')).json()).toMatchObject({
        memberId: who,
        mayReadAllLeads: true,
      });
    }
  });

  it('says which key is asking, and that readers of figures read no leads', async () => {
    const { ask, table } = await anApi();
    const as = async (role: 'bi' | 'manager') =>
      (
        await ask({ 'x-api-key': await aKey(engine.client, table, `a ${role}`, role) }, 'GET', '/api/me')
      ).json();
    const key = { kind: 'key', memberId: null, timeZone: null };
    expect(await as('bi')).toMatchObject({ ...key, name: 'a bi', role: 'bi', mayReadAllLeads: false });
    expect(await as('manager')).toMatchObject({ ...key, name: 'a manager', mayReadAllLeads: true });
  });

  it('says nothing to nobody, and to whom the team no longer knows', async () => {
    const { ask } = await anApi();
    expect((await ask({}, 'GET', '/api/me')).statusCode).toBe(401);
    expect((await ask('zoe', 'GET', '/api/me')).statusCode).toBe(401);
    await ask('robin', 'PATCH', '/api/team/blair', { active: false });
    expect((await ask('blair', 'GET', '/api/me')).statusCode).toBe(401);
  });
});
