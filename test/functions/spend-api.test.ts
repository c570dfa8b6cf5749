import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../core/day-range.ts';
import type { KeyRole } from '../../core/team-contracts.ts';
import { TooMuchContention } from '../../functions/shared/dynamo.ts';
import { spendStore } from '../../functions/shared/spend-store.ts';
import { captureDay, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
type Headers = Readonly<Record<string, string>>;

async function anApi() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const entry = await coldStart('spend-api', engine, tables);
  const key = async (role: KeyRole) => ({ 'x-api-key': await aKey(engine.client, tables.team, role, role) });
  const marketer = await key('marketer');
  const send = (type: string, body: string, who: Headers = marketer) =>
    call(
      entry,
      aRequest({ method: 'POST', route: '/api/spend', headers: { ...who, 'content-type': type }, body }),
    );
  return {
    world,
    tables,
    key,
    send,
    rows: (rows: readonly unknown[], who?: Headers) =>
      send('application/json', JSON.stringify({ rows }), who),
    csv: (body: string) => send('text/csv; charset=utf-8', body),
    list: (query: Record<string, string> = {}, headers: Headers = marketer) =>
      call(entry, aRequest({ route: '/api/spend', query, headers })),
    stored: async () =>
      (await everyRow(engine.client, tables.team)).filter(({ pk }) => String(pk).startsWith('SPEND#')),
    /** A lead of this campaign, counted in the figures. */
    lead: async (utm_source: string, utm_campaign: string) => {
      await world.captureAssigned({ latestTouch: { utm_source, utm_campaign } });
      await world.count(await world.stream());
    },
  };
}

const row = (facts: object = {}) => ({
  campaign: 'launch',
  source: 'google',
  day: captureDay,
  amount: '12.50',
  currency: 'EUR',
  ...facts,
});

let api: Awaited<ReturnType<typeof anApi>>;
const onFreshTables = async () => {
  api = await anApi();
};

describe('POST /api/spend', () => {
  beforeEach(onFreshTables);

  it('takes rows, and lists the campaigns that no lead names', async () => {
    await api.lead('google', 'launch');
    const reply = await api.rows([row(), row({ campaign: 'lunch', amount: 3 }), row({ day: '2026-11-20' })]);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      imported: 3,
      replaced: 0,
      campaigns: 2,
      unknownCampaigns: [{ campaign: 'lunch', source: 'google', reason: 'unknown', spend: { EUR: 300 } }],
    });
    expect((await api.list()).json()).toMatchObject({
      items: [
        { day: '2026-11-20', source: 'google', campaign: 'launch', amount: '12.50', currency: 'EUR' },
        { campaign: 'launch', day: captureDay },
        { campaign: 'lunch', amount: '3.00', importedAt: '2026-11-23T15:00:00.000Z' },
      ],
      nextCursor: null,
    });
  });

  it('looks for leads a month around the days, and no further', async () => {
    await api.lead('google', 'launch');
    const unknown = async (days: number) =>
      (await api.rows([row({ day: addDays(captureDay, days) })])).json().unknownCampaigns.length;
    expect([await unknown(-31), await unknown(31), await unknown(-32), await unknown(32)]).toEqual([
      0, 0, 1, 1,
    ]);
  });

  it('replaces what an earlier import said of a day, source and campaign', async () => {
    await api.rows([row(), row({ source: null, amount: 1 })]);
    const again = await api.rows([row({ amount: '20', currency: 'USD' }), row({ campaign: 'brand' })]);
    expect(again.json()).toMatchObject({ imported: 2, replaced: 1 });
    const { items } = (await api.list()).json();
    expect(
      items.map(({ amount, currency }: Record<string, string>) => `${amount} ${currency}`).sort(),
    ).toEqual(['1.00 EUR', '12.50 EUR', '20.00 USD']);
  });

  it('sent twice leaves what it left the first time, and writes nothing anew', async () => {
    const rows = Array.from({ length: 230 }, (_, i) => row({ campaign: `c${i}` }));
    await api.rows(rows);
    const once = await api.stored();
    expect(once).toHaveLength(230);
    vi.setSystemTime(Date.parse(minute(5)));
    expect((await api.rows(rows)).json()).toMatchObject({ imported: 230, replaced: 230 });
    expect(await api.stored()).toEqual(once);
  });

  it('writes nothing when a single row is wrong', async () => {
    const reply = await api.rows([row(), row({ campaign: 'brand', amount: '1.234' })]);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'rows.1.amount', message: expect.any(String) }]);
    expect(await api.stored()).toEqual([]);
  });

  it('reads a CSV, and names the line of what is wrong in it', async () => {
    expect(
      (await api.csv('day,campaign,amount,currency\r\n2026-11-23,"a ""b"", c",1.5,EUR\r\n')).json(),
    ).toMatchObject({
      imported: 1,
      unknownCampaigns: [{ campaign: 'a "b", c', source: null }],
    });
    const wrong = await api.csv('day,campaign,amount,currency\n\n2026-11-23,launch,-1,EUR\n');
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().errors).toEqual([
      { path: 'rows.0.amount', message: expect.stringMatching(/\(line 3\)$/) },
    ]);
  });

  it('takes more than a form may hold', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => row({ campaign: `${'c'.repeat(150)}${i}` }));
    expect((await api.rows(rows)).json()).toMatchObject({ imported: 400 });
  });

  it('is for marketers, managers and admins', async () => {
    for (const role of ['manager', 'admin'] as const) {
      expect((await api.rows([row()], await api.key(role))).statusCode).toBe(200);
    }
    expect((await api.rows([row()], await api.key('bi'))).statusCode).toBe(403);
    expect((await api.rows([row()], {})).statusCode).toBe(401);
  });
});

describe('GET /api/spend', () => {
  beforeEach(onFreshTables);

  it('goes on where a page ended, over months', async () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-02'];
    await api.rows(days.map((day) => row({ day })));
    const seen: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = {
        from: '2026-09-30',
        to: '2026-11-01',
        limit: '2',
        ...(cursor ? { cursor } : {}),
      };
      const page: { items: { day: string }[]; nextCursor: string | null } = (await api.list(query)).json();
      seen.push(page.items.map(({ day }) => day));
      cursor = page.nextCursor;
    }
    expect(seen.flat()).toEqual(days.slice(0, 4));
    expect(seen[0]).toHaveLength(2);
  });

  it('is read by BI tools, and by nobody without a key', async () => {
    expect((await api.list({}, await api.key('bi'))).statusCode).toBe(200);
    expect((await api.list({}, {})).statusCode).toBe(401);
  });
});

describe('what is refused writes nothing', () => {
  beforeAll(onFreshTables);

  it.each([
    ['another type', 'text/plain', 'x', 415],
    ['another character set', 'text/csv; charset=latin1', 'campaign', 415],
    ['what is no JSON', 'application/json', '{"rows":', 400],
    ['a quote that never ends', 'text/csv', 'day,campaign,amount,currency\n"2026', 400],
    ['rows that are no list', 'application/json', '{"rows":{}}', 422],
    ['no rows', 'text/csv', 'day,campaign,amount,currency', 422],
    ['more than a megabyte', 'text/csv', 'x'.repeat(1024 * 1024 + 1), 413],
  ])('%s in an import', async (_what, type, body, status) => {
    expect((await api.send(type, body)).statusCode).toBe(status);
    expect(await api.stored()).toEqual([]);
  });

  it.each([
    ['days in the wrong order', { from: '2026-11-24', to: '2026-11-23' }, 'from'],
    ['a day that is none', { from: 'today' }, 'from'],
    ['a cursor of another list', { cursor: 'bm90aGluZw' }, 'cursor'],
    ['a cursor outside its days', { cursor: Buffer.from('2020-01-01#x').toString('base64url') }, 'cursor'],
    ['too many at once', { limit: '1001' }, 'limit'],
  ])('%s in a list', async (_what, query, path) => {
    const reply = await api.list(query as Record<string, string>);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });
});

describe('the store of spend', () => {
  beforeAll(onFreshTables);

  const rows = Array.from({ length: 150 }, (_, i) => ({
    day: captureDay,
    source: 'google',
    campaign: `c${i}`,
    amountMinor: i,
    currency: 'EUR',
  }));
  const patience = { random: () => 0, sleep: async () => undefined };

  it('writes again what met somebody else, and says when it met them too often', async () => {
    const { team } = api.tables;
    let refusals = 3;
    const busy = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand' || refusals === 0) return send();
      refusals -= 1;
      throw new TransactionCanceledException({
        message: 'busy',
        $metadata: {},
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      });
    });
    await spendStore(busy, team).put(rows, '2026-11-23T15:00:00.000Z', patience);
    expect(await spendStore(engine.client, team).inRange({ from: captureDay, to: captureDay })).toHaveLength(
      150,
    );
    refusals = 1_000;
    await expect(spendStore(busy, team).put(rows, '2026-11-23T15:00:00.000Z', patience)).rejects.toThrow(
      TooMuchContention,
    );
  });
});
