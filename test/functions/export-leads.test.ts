import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LeadItemAnswer } from '../../core/contracts/leads.ts';
import { exportLeadsHandler } from '../../functions/export-leads/handler.ts';
import { leadExport } from '../../functions/export-leads/lead-export.ts';
import { toItem } from '../../functions/shared/dynamo.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { leadKey } from '../../functions/shared/lead-items.ts';
import { captureDay, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { peopleAuthorizer, tokenOf } from '../support/people.ts';
import { aRequest, call, type Reply } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
type Query = Record<string, string>;

async function anExport(mostBytes?: number) {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  await world.team.all();
  const biKey = await aKey(engine.client, tables.team, 'chart', 'bi');
  const entry = httpEdge(
    exportLeadsHandler({
      authorizer: peopleAuthorizer(engine.client, tables.team),
      page: leadExport(engine.client, tables.leads, mostBytes),
      dayOf: (at) => new Date(at).toISOString().slice(0, 10),
      now: world.clock.now,
      log: world.log.log,
    }),
    world.log.log,
  );
  const get = (query: Query = {}, headers: Query = { 'x-api-key': biKey }) =>
    call(entry, aRequest({ route: '/api/exports/leads', query, headers }));

  /** Every page, as a program fetches them. */
  async function pages(query: Query = {}): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let cursor: string | undefined; replies.length < 50; ) {
      const reply = await get({ ...query, ...(cursor === undefined ? {} : { cursor }) });
      expect(reply.statusCode, reply.body).toBe(200);
      replies.push(reply);
      cursor = reply.header('x-next-cursor');
      if (cursor === undefined) return replies;
    }
    throw new Error('The export never ends');
  }
  return { world, tables, biKey, get, pages };
}
type Export = Awaited<ReturnType<typeof anExport>>;

const linesOf = ({ body }: Pick<Reply, 'body'>): LeadItemAnswer[] =>
  body
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const idsOf = (replies: readonly Reply[]) => replies.flatMap(linesOf).map(({ leadId }) => leadId);

/** Seven leads over three days, one of them contacted. */
async function severalLeads({ world }: Export): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    world.clock.set(minute((i % 3) * 24 * 60 + i));
    ids.push(await world.capture({ message: 'Two\nlines "quoted"' }));
  }
  await world.step('assign', ids[0] as string);
  await world.contact(ids[0] as string);
  world.clock.set(minute(3 * 24 * 60));
  return ids;
}

describe('the export of leads', () => {
  let all: Export;
  let ids: string[];
  beforeAll(async () => {
    all = await anExport();
    ids = await severalLeads(all);
  });

  it('is one line for each lead, as the API shows it, without its timeline', async () => {
    const reply = await all.get();
    expect(reply.header('content-type')).toBe('application/x-ndjson');
    expect(reply.header('x-next-cursor')).toBeUndefined();
    expect(reply.body.endsWith('\n')).toBe(true);
    const lines = linesOf(reply);
    expect(lines.map(({ leadId }) => leadId).sort()).toEqual([...ids].sort());
    expect(lines[0]).not.toHaveProperty('timeline');
    const contacted = lines.find(({ leadId }) => leadId === ids[0]);
    expect(contacted).toMatchObject({
      stage: 'contacted',
      captureDay,
      message: 'Two\nlines "quoted"',
      contact: { email: expect.stringContaining('@acme.example') },
      firstResponse: { by: 'alex', withinSla: true },
    });
  });

  it.each(['1', '2', '3', '7', '1000'])('gives every lead exactly once over pages of %s', async (limit) => {
    const pages = await all.pages({ limit });
    expect(idsOf(pages).sort()).toEqual([...ids].sort());
    for (const page of pages) expect(linesOf(page).length).toBeLessThanOrEqual(Number(limit));
  });

  it.each(['1', '2', '500'])('of days comes in the order of capture, over pages of %s', async (limit) => {
    const ofDays = idsOf(await all.pages({ limit, from: '2026-11-24', to: '2026-11-25' }));
    expect(ofDays).toEqual([ids[1], ids[4], ids[2], ids[5]]);
    expect(idsOf(await all.pages({ limit, from: captureDay, to: captureDay }))).toEqual([
      ids[0],
      ids[3],
      ids[6],
    ]);
    expect(idsOf(await all.pages({ limit, from: '2026-11-24' }))).toHaveLength(4);
  });

  it('has no empty page before its end, however many empty days there are', async () => {
    const [first, ...rest] = await all.pages({ from: '2026-09-20', to: '2026-11-25' });
    expect(linesOf(first as Reply).length).toBeGreaterThan(0);
    expect(idsOf([first as Reply, ...rest]).sort()).toEqual([...ids].sort());
    const none = await all.get({ from: '2026-08-20', to: '2026-10-31' });
    expect([none.body, none.header('x-next-cursor')]).toEqual(['', undefined]);
  });

  it.each([
    ['everything', {}],
    ['days', { from: '2026-11-01', to: '2026-11-25' }],
  ])('of %s goes on behind a lead, for programs that cannot read headers', async (_what, query) => {
    const found: string[] = [];
    for (let page = idsOf([await all.get({ ...query, limit: '2' })]); page.length > 0; ) {
      found.push(...page);
      page = idsOf([await all.get({ ...query, limit: '2', after: found.at(-1) as string })]);
    }
    expect(found).toHaveLength(ids.length);
    expect([...found].sort()).toEqual([...ids].sort());
  });

  it('says who took how many leads in the log, by their id', async () => {
    await all.get({ limit: '3' });
    expect(all.world.log.lines.at(-1)).toMatchObject({
      code: 'LEADS_EXPORTED',
      facts: { by: 'chart00000000', leads: 3 },
    });
  });

  it.each([
    ['a cursor that is none', { cursor: 'nonsense' }, 'cursor'],
    ['no leads', { limit: '0' }, 'limit'],
    ['too many leads at once', { limit: '1001' }, 'limit'],
    ['a day that is none', { from: '2026-02-30' }, 'from'],
    ['days in the wrong order', { from: '2026-11-24', to: '2026-11-23' }, 'from'],
    ['more days than a year has', { from: '2025-01-01', to: '2026-11-23' }, 'from'],
    ['a question nobody knows', { stage: 'won' }, 'stage'],
    ['a lead that is none to go on behind', { after: '../x' }, 'after'],
    ['a lead that is not there to go on behind', { after: '01KAQ0000000000000000000AA' }, 'after'],
    ['two places to go on', { after: '01KAQ0000000000000000000AA', cursor: 'x' }, 'after'],
  ])('refuses %s with 422, naming it', async (_what, query, path) => {
    const reply = await all.get(query as Query);
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  it('refuses to go on behind a lead of another day', async () => {
    const reply = await all.get({ from: '2026-11-24', after: ids[0] as string });
    expect(reply.json().errors).toEqual([{ path: 'after', message: 'is not a lead of this export' }]);
  });

  const forged = (cursor: object) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
  const place = { leadId: '01KAQ0000000000000000000AA', captureDay, capturedAt: minute(0) };
  const ofDay = { from: captureDay, to: captureDay };
  it.each([
    ['of days for everything', { cursor: forged({ walk: 'days', day: captureDay, after: null }) }],
    ['of everything for days', { ...ofDay, cursor: forged({ walk: 'everything', after: place }) }],
    [
      'of a day outside the range',
      { ...ofDay, cursor: forged({ walk: 'days', day: '2026-11-24', after: null }) },
    ],
    [
      'with a lead of another day',
      {
        ...ofDay,
        cursor: forged({ walk: 'days', day: captureDay, after: { ...place, captureDay: '2026-11-24' } }),
      },
    ],
    [
      'with a key that no index has',
      { cursor: forged({ walk: 'everything', after: { ...place, pk: 'TEAM' } }) },
    ],
    [
      'with an id that is none',
      { cursor: forged({ walk: 'everything', after: { ...place, leadId: '../x' } }) },
    ],
  ])('refuses a cursor %s', async (_what, query) => {
    const reply = await all.get(query as Query);
    expect(reply.statusCode, reply.body).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'cursor', message: expect.any(String) }]);
  });

  it.each([
    ['nobody', {}, 401],
    ['a rep', tokenOf('alex'), 403],
    ['a marketer', tokenOf('robin'), 200],
    ['a manager', tokenOf('morgan'), 200],
  ])('answers %s', async (_who, headers, status) => {
    expect((await all.get({}, headers as Query)).statusCode).toBe(status);
  });

  it('is wired as it is deployed', async () => {
    const entry = await coldStart('export-leads', engine, all.tables);
    const headers = { 'x-api-key': all.biKey };
    const reply = await call(
      entry,
      aRequest({ route: '/api/exports/leads', query: { from: captureDay }, headers }),
    );
    vi.useRealTimers();
    expect(idsOf([reply])).toEqual([ids[0], ids[3], ids[6]]);
  });
});

describe('a page that grows too long', () => {
  it('ends early, and the next one goes on with the lead that found no room', async () => {
    const small = await anExport(6_000);
    const ids = await severalLeads(small);
    for (const query of [{}, { from: captureDay, to: '2026-11-25' }] as Query[]) {
      const pages = await small.pages(query);
      expect(pages.length).toBeGreaterThan(2);
      expect(pages.length).toBeLessThan(ids.length);
      expect(idsOf(pages).sort()).toEqual([...ids].sort());
      for (const page of pages) expect(JSON.stringify(page.body).length).toBeLessThanOrEqual(6_000);
    }
  });

  it('holds one lead all the same when that lead alone is too long', async () => {
    const tiny = await anExport(10);
    const ids = await severalLeads(tiny);
    const pages = await tiny.pages();
    expect(pages.map((page) => linesOf(page).length)).toEqual(ids.map(() => 1));
  });
});

describe('a lead that is erased while an export runs', () => {
  it('is left out, and the export goes on behind it', async () => {
    const running = await anExport();
    const ids = await severalLeads(running);
    const first = await running.get({ limit: '2' });
    const erased = ids.find((id) => !idsOf([first]).includes(id)) as string;
    await running.world.client.send(
      new DeleteItemCommand({ TableName: running.tables.leads, Key: toItem(leadKey(erased)) }),
    );
    const rest = await running.pages({ limit: '2', cursor: first.header('x-next-cursor') as string });
    expect([...idsOf([first]), ...idsOf(rest)].sort()).toEqual(ids.filter((id) => id !== erased).sort());
  });
});
