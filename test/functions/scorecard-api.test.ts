import { ulid } from 'ulid';
import { describe, expect, it, vi } from 'vitest';
import { type Measure, type ScorecardAnswer, scorecardAnswer } from '../../core/contracts/scorecard.ts';
import { addDays, type DayRange } from '../../core/day-range.ts';
import type { EventType } from '../../core/events.ts';
import { scorecardApiHandler } from '../../functions/scorecard-api/handler.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { spendStore } from '../../functions/shared/spend-store.ts';
import { anEvent, captureDay, capturedAt } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
type Query = Record<string, string>;

async function aScorecard() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const biKey = await aKey(engine.client, tables.team, 'chart', 'bi');
  const entry = await coldStart('scorecard-api', engine, tables);
  const get = (query: Query = {}, headers: Query = { 'x-api-key': biKey }) =>
    call(entry, aRequest({ route: '/api/scorecard', query, headers }));

  /** These things happened to so many leads of a capture day, all on one day. */
  const happen = async (
    leads: number,
    types: readonly EventType[],
    { captured, on = captured }: { captured: string; on?: string },
  ) => {
    const events = Array.from({ length: leads }, () => {
      const leadId = ulid();
      return types.map((type, index) => {
        const event = anEvent(type, { leadId, seq: index + 1, at: `${on}T15:00:00.000Z` });
        return { event: { ...event, cohort: { ...event.cohort, day: captured } } };
      });
    }).flat();
    for (let first = 0; first < events.length; first += 10) {
      const counted = await world.metrics.count(
        events.slice(first, first + 10),
        { generation: 1, shard: 0 },
        Date.parse(capturedAt),
      );
      expect(counted.outcome).toBe('committed');
    }
  };
  const spend = spendStore(engine.client, tables.team);
  return { get, happen, spend };
}

const measureOf = (answer: ScorecardAnswer, id: Measure['id']) => answer.measures.find((it) => it.id === id);
/** Days of the two periods that end on the builders' day. */
const lately = addDays(captureDay, -3);
const before = addDays(captureDay, -40);

describe('the scorecard', () => {
  it('holds the last thirty days against the thirty before, by its contract', async () => {
    const { get, happen } = await aScorecard();
    await happen(30, ['LeadCaptured', 'LeadContacted'], { captured: lately });
    await happen(2, ['LeadCaptured'], { captured: lately });
    await happen(20, ['LeadCaptured', 'LeadContacted'], { captured: before });
    await happen(20, ['LeadCaptured'], { captured: before });

    const reply = await get();
    expect(reply.statusCode).toBe(200);
    const answer = scorecardAnswer.parse(reply.json());
    expect(answer).toEqual(reply.json());
    expect(answer).toMatchObject({
      from: '2026-10-25',
      to: '2026-11-23',
      baseline: { from: '2026-09-25', to: '2026-10-24', chosen: 'days-before' },
    });
    expect(measureOf(answer, 'unworked')).toMatchObject({
      now: { value: 0.0625, n: 32 },
      baseline: { value: 0.5, n: 40 },
      verdict: 'better',
    });
    expect(measureOf(answer, 'contactedWithinSla')).toMatchObject({ now: { n: 32 }, verdict: 'better' });
    expect(measureOf(answer, 'speedToLead')).toMatchObject({ now: { n: 30 }, baseline: { n: 20 } });
  });

  it('counts opportunities and meetings by the day they came, leads by the day of their capture', async () => {
    const { get, happen } = await aScorecard();
    await happen(3, ['LeadCaptured', 'OpportunityOpened', 'MeetingHeld'], { captured: before, on: lately });
    const { measures } = (await get()).json();
    expect(measureOf({ measures } as ScorecardAnswer, 'opportunities')).toMatchObject({
      now: { value: 3 },
      baseline: { value: 0 },
    });
    expect(measureOf({ measures } as ScorecardAnswer, 'noShowRate')).toMatchObject({ now: { n: 3 } });
    expect(measureOf({ measures } as ScorecardAnswer, 'unworked')).toMatchObject({
      now: { n: 0 },
      baseline: { n: 3 },
    });
  });

  it('sets opportunities against what was spent in the same days', async () => {
    const { get, happen, spend } = await aScorecard();
    await happen(2, ['LeadCaptured', 'OpportunityOpened'], { captured: lately });
    await happen(1, ['LeadCaptured', 'OpportunityOpened'], { captured: before });
    const row = { source: null, campaign: 'brand', currency: 'EUR' };
    const rows = [
      { ...row, day: lately, amountMinor: 400_00 },
      { ...row, day: captureDay, campaign: 'launch', amountMinor: 100_00 },
      { ...row, day: before, amountMinor: 1_000_00 },
    ];
    await spend.put(rows, capturedAt, patience);
    expect(measureOf((await get()).json(), 'opportunitiesPerSpend')).toMatchObject({
      currency: 'EUR',
      now: { value: 4, n: 2 },
      baseline: { value: 1, n: 1 },
      verdict: 'too-few',
    });
  });

  it('is of other days when it is asked for them', async () => {
    const { get, happen } = await aScorecard();
    await happen(3, ['LeadCaptured'], { captured: '2026-06-10' });
    const query = { to: '2026-10-31', baselineFrom: '2026-06-01', baselineTo: '2026-06-30' };
    const answer = (await get(query)).json();
    expect(answer).toMatchObject({
      from: '2026-10-02',
      to: '2026-10-31',
      baseline: { from: '2026-06-01', to: '2026-06-30', chosen: 'query' },
    });
    expect(measureOf(answer, 'unworked')).toMatchObject({ baseline: { n: 3 }, verdict: 'too-few' });
  });
});

describe("the model's baseline", () => {
  it('is read where the question names none', async () => {
    const asked: DayRange[] = [];
    const baseline = { from: '2026-06-01', to: '2026-08-31' };
    const handler = scorecardApiHandler({
      authorizer: { require: async () => ({ kind: 'key', keyId: 'chart', name: 'chart', role: 'bi' }) },
      metrics: {
        read: async (range) => {
          asked.push(range);
          return [];
        },
      },
      spend: { inRange: async () => [] },
      baseline,
      dayOf: () => captureDay,
      now: () => Date.parse(capturedAt),
    });
    const reply = await handler(aRequest({ route: '/api/scorecard' }));
    expect(JSON.parse(reply.body)).toMatchObject({ baseline: { ...baseline, chosen: 'model' } });
    expect(asked).toEqual([{ from: '2026-10-25', to: captureDay }, expect.objectContaining(baseline)]);
  });
});

describe('a request for the scorecard', () => {
  it.each([
    ['a day that is none', { to: '2026-13-01' }, 'to'],
    ['days to come', { to: '2026-11-24' }, 'to'],
    ['half a baseline', { baselineFrom: '2026-06-01' }, 'baselineTo'],
    ['the other half', { baselineTo: '2026-06-01' }, 'baselineFrom'],
    ['a baseline that shares days', { baselineFrom: '2026-06-01', baselineTo: '2026-10-25' }, 'baselineTo'],
    ['a question nobody knows', { tier: 'high' }, 'tier'],
  ])('for %s is refused with 422', async (_what, query, path) => {
    const { get } = await aScorecard();
    const reply = await get(query as Query);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
  });

  it('needs a key or a token', async () => {
    const { get } = await aScorecard();
    expect((await get({}, {})).statusCode).toBe(401);
    expect((await get({}, { 'x-api-key': 'guessed' })).statusCode).toBe(401);
  });
});
