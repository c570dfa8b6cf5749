import { beforeEach, describe, expect, it, vi } from 'vitest';
import { metricsAnswer } from '../../core/contracts/metrics.ts';
import { capturedAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
type Query = Record<string, string>;

async function aDashboard() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const biKey = await aKey(engine.client, tables.team, 'chart', 'bi');
  const entry = await coldStart('get-metrics', engine, tables);
  const get = (query: Query = {}, headers: Query = { 'x-api-key': biKey }) => {
    vi.setSystemTime(world.clock.now());
    return call(entry, aRequest({ route: '/api/metrics', query, headers }));
  };
  const adminKey = await aKey(engine.client, tables.team, 'boss', 'admin');
  return {
    world,
    get,
    adminKey,
    biKey,
    csv: (query: Query) => get(query, { 'x-api-key': biKey, accept: 'text/csv' }),
  };
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
};

describe('the five figures', () => {
  let dashboard: Awaited<ReturnType<typeof aDashboard>>;
  /** Response times in seconds of what alex got, and of all leads of google. */
  const quick = [60, 90, 240];

  beforeEach(async () => {
    dashboard = await aDashboard();
    const { world } = dashboard;
    const answer = async (seconds: number, campaign: string) => {
      world.clock.set(capturedAt);
      const { leadId, ownerId } = await world.captureAssigned({
        latestTouch: { utm_source: 'google', utm_medium: 'cpc', utm_campaign: campaign },
      });
      if (ownerId !== 'alex') throw new Error('alex is the one who has the turn');
      world.clock.set(minute(seconds / 60));
      await world.contact(leadId, 'alex');
      // The others' turns go by with leads that nobody answers.
      world.clock.set(capturedAt);
      for (const source of ['linkedin', 'linkedin', 'bing']) {
        await world.captureAssigned({
          form: 'contact',
          latestTouch: { utm_source: source },
        });
      }
    };
    for (const seconds of quick) await answer(seconds, seconds === 240 ? 'brand' : 'launch');
    const { leadId } = await world.captureAssigned({ latestTouch: { utm_source: 'google' } });
    await world.follow(leadId, minute(21));
    await world.count(await world.stream());
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it('by source: how many came how far, and how quickly', async () => {
    const { bySource } = (await dashboard.get()).json();
    const nothing = {
      qualified: 0,
      opportunities: 0,
      won: 0,
      revenue: {},
      qualifiedToOpportunity: null,
      noShowRate: null,
    };
    expect(bySource).toMatchObject([
      {
        source: 'linkedin',
        captured: 6,
        contacted: 0,
        leadToContact: 0,
        contactToQualified: null,
        medianSpeedToLeadSeconds: null,
        ...nothing,
      },
      {
        source: 'google',
        captured: 4,
        contacted: 3,
        leadToContact: 0.75,
        contactToQualified: 0,
        medianSpeedToLeadSeconds: expect.any(Number),
        ...nothing,
      },
      {
        source: 'bing',
        captured: 3,
        contacted: 0,
        leadToContact: 0,
        contactToQualified: null,
        medianSpeedToLeadSeconds: null,
        ...nothing,
      },
    ]);
    const exact = median(quick);
    expect(Math.abs(bySource[1].medianSpeedToLeadSeconds - exact)).toBeLessThanOrEqual(exact * 0.01);
  });

  it('by rep: the median first response, what was in time, breached and taken away', async () => {
    const { byRep } = (await dashboard.get()).json();
    const alex = byRep.find(({ repId }: { repId: string }) => repId === 'alex');
    const exact = median(quick);
    expect(Math.abs(alex.medianFirstResponseSeconds - exact)).toBeLessThanOrEqual(exact * 0.01);
    expect(alex).toMatchObject({
      repId: 'alex',
      name: 'Alex Kim',
      assigned: 4,
      contacted: 3,
      medianFirstResponseSeconds: expect.any(Number),
      withinSla: 3,
      breached: 1,
      reassignedAway: 1,
    });
    expect(byRep.find(({ repId }: { repId: string }) => repId === 'blair')).toMatchObject({
      assigned: 4,
      contacted: 0,
      medianFirstResponseSeconds: null,
    });
  });

  it('by campaign and by tier', async () => {
    const { byCampaign, byTier } = (await dashboard.get()).json();
    expect(
      byCampaign.map((it: Record<string, unknown>) => [
        it['source'],
        it['campaign'],
        it['captured'],
        it['contacted'],
        it['dispositions'],
      ]),
    ).toEqual([
      ['linkedin', null, 6, 0, {}],
      ['bing', null, 3, 0, {}],
      ['google', 'launch', 2, 2, {}],
      ['google', null, 1, 0, {}],
      ['google', 'brand', 1, 1, {}],
    ]);
    expect(
      byTier.map((it: Record<string, unknown>) => [it['tier'], it['captured'], it['contacted']]),
    ).toEqual([
      ['high', 4, 3],
      ['standard', 9, 0],
    ]);
  });

  it('of one tier alone, the waiting leads too', async () => {
    const body = (await dashboard.get({ tier: 'high' })).json();
    expect(body.byTier).toMatchObject([{ tier: 'high', captured: 4 }]);
    expect(body.bySource).toMatchObject([{ source: 'google', captured: 4 }]);
    expect(body.now).toEqual({ untouched: 1, overdue: 0, unowned: 0 });
  });

  it('count what waits right now, from the leads themselves', async () => {
    const { world, get } = dashboard;
    await world.capture();
    expect((await get()).json().now).toEqual({ untouched: 11, overdue: 9, unowned: 1 });
    world.clock.set(minute(30));
    expect((await get()).json().now).toEqual({ untouched: 11, overdue: 10, unowned: 1 });
  });

  it('of days without leads are empty, not zero rates', async () => {
    const body = (await dashboard.get({ from: '2026-01-01', to: '2026-01-31' })).json();
    expect(body).toMatchObject({
      from: '2026-01-01',
      to: '2026-01-31',
      bySource: [],
      byRep: [],
      byCampaign: [],
      byTier: [],
    });
  });

  it('count a lead under the day of its capture, in the model’s time zone', async () => {
    const { world, get } = dashboard;
    world.clock.set('2026-11-25T04:30:00Z');
    const leadId = await world.capture({ latestTouch: { utm_source: 'podcast' } });
    await world.step('assign', leadId);
    world.clock.set('2026-11-25T15:00:00Z');
    await world.contact(leadId);
    await world.count(await world.stream());
    const of = async (day: string) => (await get({ from: day, to: day })).json().bySource;
    expect(await of('2026-11-24')).toMatchObject([{ source: 'podcast', captured: 1, contacted: 1 }]);
    expect(await of('2026-11-25')).toEqual([]);
  });

  it('as CSV have the same columns and values, a disposition a column', async () => {
    const { world, csv } = dashboard;
    const { leadId } = await world.captureAssigned({
      latestTouch: { utm_source: '=cmd|x', utm_campaign: '@sum, "quoted"' },
    });
    await world.contact(leadId);
    await world.disqualify(leadId);
    await world.count(await world.stream());
    const reply = await csv({ table: 'campaign' });
    expect(reply.header('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(reply.header('content-disposition')).toMatch(
      /attachment; filename="lead-handoff-campaign-[\d-]+\.csv"/,
    );
    const lines = reply.body.split('\r\n');
    expect(lines[0]).toContain('source,campaign,captured,contacted');
    expect(lines[0]).toContain('dispositions.wrong_icp');
    expect(lines.find((line) => line.includes('cmd'))).toMatch(/^'=cmd\|x,"'@sum, ""quoted""",1,1,/);
    expect((await csv({ table: 'source' })).body).toContain('\r\ngoogle,4,3,');
    expect((await csv({ table: 'rep' })).body).toContain('\r\nalex,Alex Kim,');
  });
});

describe('one table of figures', () => {
  it('is answered alone with the total, and what waits is left to the whole answer', async () => {
    const { world, get } = await aDashboard();
    await world.capture({ form: 'demo' });
    await world.count(await world.stream());
    for (const by of ['source', 'campaign', 'form', 'rep', 'tier', 'week']) {
      const body = (await get({ by })).json();
      expect(metricsAnswer.strict().parse(body)).toEqual(body);
      const tables = Object.keys(body).filter((name) => name.startsWith('by'));
      expect(tables).toEqual([`by${by[0]?.toUpperCase()}${by.slice(1)}`]);
      expect(body.total).toMatchObject({ captured: 1 });
      expect(body).not.toHaveProperty('now');
    }
    expect((await get({ by: 'form' })).json().byForm).toMatchObject([{ form: 'demo', captured: 1 }]);
    expect((await get({ by: 'week' })).json().byWeek).toMatchObject([{ week: '2026-W48', captured: 1 }]);
    const body = (await get()).json();
    expect(metricsAnswer.strict().parse(body)).toEqual(body);
  });

  it('goes by the latest touch where it is asked to', async () => {
    const { world, get } = await aDashboard();
    const email = 'jane@acme.example';
    await world.capture({ email, latestTouch: { utm_source: 'google' } });
    await world.capture({ email, latestTouch: { utm_source: 'newsletter' } });
    await world.count(await world.stream());
    expect((await get({ by: 'source' })).json().bySource).toMatchObject([{ source: 'google', captured: 1 }]);
    expect((await get({ by: 'source', attribution: 'latest' })).json().bySource).toMatchObject([
      { source: 'newsletter', captured: 1 },
    ]);
  });
});

describe('figures that are compared', () => {
  it('come with those of as many days just before', async () => {
    const { world, get, csv } = await aDashboard();
    world.clock.set('2026-11-20T15:00:00Z');
    await world.capture();
    world.clock.set(capturedAt);
    await world.capture();
    await world.capture();
    await world.count(await world.stream());
    const body = (
      await get({ from: '2026-11-22', to: '2026-11-23', compare: 'previous', by: 'tier' })
    ).json();
    expect(body).toMatchObject({
      byTier: [{ captured: 2 }],
      previous: { from: '2026-11-20', to: '2026-11-21', byTier: [{ captured: 1 }], total: { captured: 1 } },
    });
    const refused = await csv({ compare: 'previous', table: 'tier' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ path: 'compare' }]);
  });
});

describe('figures that were asked for before', () => {
  it('are not sent again while they are the same', async () => {
    const { world, get, biKey } = await aDashboard();
    await world.capture();
    await world.count(await world.stream());
    const first = await get();
    const etag = first.header('etag') as string;
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = (known: string) => get({}, { 'x-api-key': biKey, 'if-none-match': known });
    expect(await again(`"other", ${etag}`)).toMatchObject({ statusCode: 304, body: '' });
    expect((await again(etag)).header('etag')).toBe(etag);
    await world.capture();
    await world.count(await world.stream());
    expect((await again(etag)).statusCode).toBe(200);
  });
});

describe('a request for figures', () => {
  it.each([
    ['a day that is none', { from: '2026-13-01' }, 'from'],
    ['days in the wrong order', { from: '2026-11-24', to: '2026-11-23' }, 'from'],
    ['more than a year', { from: '2025-11-22', to: '2026-11-23' }, 'from'],
    ['a tier that is none', { tier: 'gold' }, 'tier'],
    ['a table that is none', { table: 'leads' }, 'table'],
    ['a question nobody knows', { group: 'week' }, 'group'],
  ])('for %s is refused with 422', async (_what, query, path) => {
    const { get } = await aDashboard();
    const reply = await get(query as Query);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  it('needs a key of either role', async () => {
    const { get, adminKey, biKey } = await aDashboard();
    expect((await get({}, {})).statusCode).toBe(401);
    expect((await get({}, { 'x-api-key': 'guessed' })).statusCode).toBe(401);
    expect((await get({}, { 'x-api-key': adminKey })).statusCode).toBe(200);
    expect((await get({}, { authorization: `Bearer ${biKey}` })).statusCode).toBe(200);
  });

  it('without days is for the last thirty, of a year at most', async () => {
    const { get } = await aDashboard();
    expect((await get()).json()).toMatchObject({ from: '2026-10-25', to: '2026-11-23' });
    expect((await get({ from: '2025-11-23', to: '2026-11-23' })).statusCode).toBe(200);
  });
});
