import { describe, expect, it } from 'vitest';
import { figureDifferences } from '../../support/figures-check.ts';
import type { Row } from '../../support/recount-arithmetic.ts';
import { type Ask, type Line, recounted } from '../../support/recount-export.ts';

const touch = { source: 'google', campaign: 'brand' };
const line: Line = {
  leadId: '01KASRW0H0ABCDEFGHJKMNPQRS',
  captureDay: '2026-11-23',
  tier: 'high',
  form: 'demo',
  stage: 'contacted',
  ownerIds: ['alex'],
  stages: { captured: {}, contacted: {} },
  attribution: { firstTouch: touch, latestTouch: touch },
  firstResponse: {
    ownerId: 'alex',
    withinSla: true,
    speedToLeadMs: 100_000,
    responseTimeMs: 100_000,
    speedToLeadBusinessMs: null,
    responseTimeBusinessMs: null,
  },
  breaches: [],
  reassignments: 0,
  meetings: { booked: 0, held: 0, noShows: 0 },
  qualification: { override: null },
  disposition: null,
  revenue: null,
};
const lines = [line, { ...line, captureDay: '2026-11-24' }];
const spend = [{ day: '2026-11-24', ...touch, amount: '12.50', currency: 'EUR' }];

/** The speeds that a recount names, as a system counts them. */
const inBars = (row: Row): Row => ({
  ...row,
  speedDistribution: [
    [0, 60],
    [60, 101],
    [101, null],
  ].map(([fromSeconds, toSeconds]) => ({
    fromSeconds,
    toSeconds,
    leads: (row['speedDistribution'] as number[]).filter(
      (it) => it > (fromSeconds as number) && it <= (toSeconds ?? Number.POSITIVE_INFINITY),
    ).length,
  })),
});

/** A system that answers what the recount finds, but for what `spoil` makes of the rows of sources, or of the total. */
const answering =
  (spoil: (row: Row, rows: Row[], total: Row) => void): Ask =>
  async (path) => {
    const { pathname, searchParams } = new URL(path, 'https://leads.example.com');
    if (pathname === '/api/spend') return Response.json({ items: spend, nextCursor: null });
    if (pathname === '/api/exports/leads') {
      return new Response(lines.map((it) => `${JSON.stringify(it)}\n`).join(''));
    }
    const { from = '', to = '', tier } = Object.fromEntries(searchParams);
    const tables = structuredClone(recounted(lines, spend, { from, to, ...(tier ? { tier } : {}) }));
    const [first] = tables.bySource;
    const total = inBars(tables.total[0] as Row);
    if (first) spoil(first, tables.bySource, total);
    return Response.json({ ...tables, total, byTier: tables.byTier.map(inBars) });
  };

const saying = (facts: Row) => (row: Row) => void Object.assign(row, facts);
const spreading =
  (...leads: number[]) =>
  (_row: Row, _rows: Row[], total: Row) =>
    (total['speedDistribution'] as Row[]).forEach((bar, i) => {
      Object.assign(bar, { leads: leads[i] });
    });
/** The leads in the middle bar, of 60 to 101 seconds, as if they had taken longer. */
const onTheOtherSide = (_row: Row, _rows: Row[], total: Row): void => {
  const [, middle, last] = total['speedDistribution'] as [Row, Row, Row];
  last['leads'] = middle['leads'];
  middle['leads'] = 0;
};

describe('the check of the figures', () => {
  it.each([
    ['what the recount says', saying({})],
    ['a median half a percent away', saying({ medianSpeedToLeadSeconds: 100.5 })],
    ['a lead on the other side of a bound that it is within 1 % of', onTheOtherSide],
    ['a row of bots alone', (_row: Row, rows: Row[]) => rows.push({ source: 'x', captured: 0, spam: 2 })],
  ])('takes %s', async (_what, spoil) => {
    expect(await figureDifferences(answering(spoil))).toEqual([]);
  });

  it.each([
    ['a median two percent away', saying({ medianSpeedToLeadSeconds: 102 })],
    ['a lead too many', saying({ captured: 3 })],
    ['a cost that nobody paid', saying({ costPerLead: { EUR: 1 } })],
    ['no figure where there is one', saying({ leadToContact: null })],
    ['a figure that it does not know', saying({ invented: 1 })],
    ['a lead that was answered sooner than it was', spreading(2, 0, 0)],
    ['speeds of more leads than there are', spreading(0, 2, 1)],
    ['a row too few', (_row: Row, rows: Row[]) => rows.pop()],
    ['a row too many', (row: Row, rows: Row[]) => rows.push({ ...row, source: 'x' })],
  ])('notices %s', async (_what, spoil) => {
    expect(await figureDifferences(answering(spoil))).not.toEqual([]);
  });
});
