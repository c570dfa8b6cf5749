import { describe, expect, it } from 'vitest';
import { reviewSchema } from '../../core/contracts/review.ts';
import { anOperatingModel, leadId, otherLeadId } from '../support/builders.ts';
import { aReview, aRow, noFigures, responded } from '../support/reviews.ts';

const google = ['google', 'brand', null, null];
const activity = (...rows: ReturnType<typeof aRow>[]) => ({ figures: { ...noFigures, activity: rows } });
const source = (...rows: ReturnType<typeof aRow>[]) => ({ figures: { ...noFigures, source: rows } });

describe('the week in numbers', () => {
  const review = aReview({
    figures: {
      ...noFigures,
      all: [
        aRow([], responded(3, 60)),
        aRow([], { captured: 2 }, { tier: 'nurture' }),
        aRow([], responded(8, 120), { before: 1 }),
      ],
      activity: [
        aRow(google, {
          opportunities: 4,
          overrides: 1,
          won: 1,
          'revenue:EUR': 90_000,
          meetingsHeld: 3,
          noShows: 1,
        }),
        aRow(google, { opportunities: 1 }, { before: 1 }),
        aRow(google, { opportunities: 7 }, { before: 2 }),
      ],
    },
    spend: { week: { EUR: 100_00 }, weekBefore: {} },
  });

  it('counts the leads of the week and what happened in it, beside the week before', () => {
    const { week, weekBefore } = review.headline;
    expect(week).toMatchObject({ captured: 5, contacted: 3, won: 1, revenue: { EUR: 90_000 } });
    expect(weekBefore).toMatchObject({ captured: 8, contacted: 8, won: 0, revenue: {} });
    expect(week.medianSpeedToLeadSeconds).toBeCloseTo(60, -1);
  });

  it('counts no override as a qualified opportunity, and shares the spend among those', () => {
    expect(review.headline.week).toMatchObject({
      qualifiedOpportunities: 3,
      overrides: 1,
      costPerOpportunity: { EUR: 33_33 },
    });
  });

  it('says nothing where there is nothing', () => {
    const { week } = aReview().headline;
    expect(week).toMatchObject({ medianSpeedToLeadSeconds: null, noShowRate: null, costPerOpportunity: {} });
  });
});

describe('top campaigns', () => {
  it('are those that brought qualified opportunities, the most first', () => {
    const { rows } = aReview(
      activity(
        aRow(['google', 'brand', '/a', null], { opportunities: 1, captured: 5 }),
        aRow(['google', 'brand', '/b', null], { opportunities: 2, captured: 4 }),
        aRow(['bing', 'brand', null, null], { opportunities: 5, overrides: 5 }),
        aRow(['linkedin', null, null, null], { opportunities: 4 }),
        aRow(['facebook', 'old', null, null], { opportunities: 2 }, { before: 1 }),
        aRow(['facebook', 'older', null, null], { opportunities: 9 }, { before: 2 }),
      ),
    ).topCampaigns;
    expect(rows.map((it) => [it.source, it.campaign, it.qualifiedOpportunities, it.weekBefore])).toEqual([
      ['linkedin', null, 4, 0],
      ['google', 'brand', 3, 0],
      ['facebook', 'old', 0, 2],
    ]);
    expect(rows[1]).toMatchObject({ captured: 9 });
  });

  it('are ten at most, and it is said how many more there are', () => {
    const campaigns = Array.from({ length: 13 }, (_, i) =>
      aRow(['google', `c${i}`, null, null], { opportunities: 1 }),
    );
    const { rows, leftOff } = aReview(activity(...campaigns)).topCampaigns;
    expect([rows.length, leftOff]).toEqual([10, 3]);
  });
});

describe('slow response', () => {
  const verdictOf = (...rows: ReturnType<typeof aRow>[]) =>
    aReview(source(...rows)).responses.rows.map((it) => [it.source, it.tier, it.verdict]);

  it('is a median above the threshold of the tier, and the slow come first', () => {
    expect(
      verdictOf(
        aRow(['google'], responded(30, 240)),
        aRow(['bing'], responded(12, 400)),
        aRow(['bing'], responded(12, 400), { tier: 'standard' }),
      ),
    ).toEqual([
      ['bing', 'high', 'slow'],
      ['google', 'high', 'fine'],
      ['bing', 'standard', 'fine'],
    ]);
  });

  it('is not judged by a small sample', () => {
    expect(verdictOf(aRow(['google'], responded(9, 9_000)))).toEqual([['google', 'high', 'small-sample']]);
    expect(verdictOf(aRow(['google'], { captured: 80 }))).toEqual([['google', 'high', 'small-sample']]);
  });

  it('is measured on the clock of the tier', () => {
    const overnight = { ...responded(20, 14 * 3600), ...responded(20, 1_800, 'speedBusiness') };
    expect(verdictOf(aRow(['google'], overnight, { tier: 'nurture' }))).toEqual([
      ['google', 'nurture', 'fine'],
    ]);
    const review = aReview(source(aRow(['google'], overnight, { tier: 'nurture' })));
    expect(review.responses.rows[0]?.medianSeconds).toBeCloseTo(1_800, -2);
  });

  it('goes by the thresholds of the model, which the review states', () => {
    const model = anOperatingModel();
    const thresholds = {
      ...model.review.thresholds,
      smallSample: 2,
      slowResponseMinutes: { high: 60, standard: 60, nurture: 60 },
    };
    const review = aReview({
      ...source(aRow(['google'], responded(2, 3_700)), aRow(['bing'], responded(2, 3_500))),
      model: { ...model, review: { ...model.review, thresholds } },
    });
    expect(review.thresholds).toEqual(thresholds);
    expect(review.responses.rows.map(({ verdict }) => verdict)).toEqual(['slow', 'fine']);
  });

  it('of other weeks does not matter', () => {
    expect(verdictOf(aRow(['google'], responded(50, 9_000), { before: 1 }))).toEqual([]);
  });
});

describe('no-shows', () => {
  it('are high above the threshold, by source, of meetings that were due in the week', () => {
    const { rows } = aReview(
      activity(
        aRow(['google', 'a', null, null], { meetingsHeld: 8, noShows: 1, meetingsBooked: 30 }),
        aRow(['google', 'b', null, null], { meetingsHeld: 4, noShows: 2 }),
        aRow(['bing', null, null, null], { meetingsHeld: 6, noShows: 4 }),
        aRow(['direct', null, null, null], { noShows: 9 }),
        aRow(['other', null, null, null], { meetingsBooked: 3 }),
      ),
    ).noShows;
    expect(rows.map((it) => [it.source, it.noShows, it.meetings, it.verdict])).toEqual([
      ['bing', 4, 10, 'high'],
      ['google', 3, 15, 'fine'],
      ['direct', 9, 9, 'small-sample'],
    ]);
  });
});

describe('dispositions', () => {
  const closed = (tag: string, leads: number, before = 0, value = google) =>
    aRow(value, { [`disposition:${tag}`]: leads, lost: leads }, { before });
  const trendsOf = (...rows: ReturnType<typeof aRow>[]) =>
    aReview(activity(...rows)).dispositions.rows.map((it) => [
      it.disposition,
      it.closed,
      it.meanBefore,
      it.trend,
    ]);

  it('are compared with the mean of the four weeks before', () => {
    expect(
      trendsOf(
        closed('no_budget', 9),
        ...[1, 2, 3, 4].map((week) => closed('no_budget', 4, week)),
        closed('wrong_icp', 5),
        ...[1, 2, 3, 4].map((week) => closed('wrong_icp', 4, week)),
        ...[1, 2, 3, 4].map((week) => closed('no_urgency', 3, week)),
        // five weeks before: no part of it
        closed('wrong_icp', 100, 5),
      ),
    ).toEqual([
      ['no_budget', 9, 4, 'up'],
      ['wrong_icp', 5, 4, 'steady'],
      ['no_urgency', 0, 3, 'down'],
    ]);
  });

  it('are no trend in a small sample', () => {
    expect(trendsOf(closed('no_budget', 5), closed('no_budget', 1, 4))).toEqual([
      ['no_budget', 5, 0.25, 'small-sample'],
    ]);
  });

  it('have a mean of the weeks since there were figures', () => {
    const review = aReview(
      activity(
        closed('no_budget', 9),
        closed('no_budget', 4, 1),
        aRow(google, { captured: 1 }, { before: 2 }),
      ),
    );
    expect(review.dispositions).toMatchObject({ weeksBefore: 2, rows: [{ meanBefore: 2 }] });
    expect(review.notes.join(' ')).toContain('go back 2 weeks before');
  });

  it('without any week before are nothing to compare', () => {
    expect(trendsOf(closed('no_budget', 20))).toEqual([['no_budget', 20, null, 'steady']]);
  });

  it('name what the closings came by: campaign, landing page and ad', () => {
    const [row] = aReview(
      activity(
        closed('no_budget', 1, 0, ['bing', null, null, null]),
        closed('no_budget', 5, 0, ['google', 'brand', 'https://www.example.com/pricing', 'Cheaper than X']),
        closed('no_budget', 2, 0, ['google', 'brand', 'https://www.example.com/', 'Spring']),
        closed('no_budget', 1, 0, ['linkedin', null, null, null]),
        closed('wrong_icp', 9, 0, ['facebook', null, null, null]),
      ),
    ).dispositions.rows.filter(({ disposition }) => disposition === 'no_budget');
    expect(row?.behind).toEqual([
      {
        source: 'google',
        campaign: 'brand',
        landingPage: 'https://www.example.com/pricing',
        content: 'Cheaper than X',
        closed: 5,
      },
      {
        source: 'google',
        campaign: 'brand',
        landingPage: 'https://www.example.com/',
        content: 'Spring',
        closed: 2,
      },
      { source: 'bing', campaign: null, landingPage: null, content: null, closed: 1 },
    ]);
  });

  it('that reopenings took back are not counted below nothing, and it is said', () => {
    const review = aReview(activity(aRow(google, { reopened: 1, 'disposition:no_budget': -1, lost: -1 })));
    expect(review.dispositions.rows).toEqual([]);
    expect(review.notes.join(' ')).toContain('opened again: 1');
  });
});

describe('unworked leads', () => {
  const waiting = { tier: 'high' as const, ownerId: 'alex', source: 'google' };

  it('are the overdue ones first, then those that wait the longest, with their owner', () => {
    const { rows, ...counts } = aReview({
      untouched: { untouched: 3, overdue: 1, unowned: 1 },
      waiting: [
        { ...waiting, leadId, capturedAt: '2026-11-23T13:00:00.000Z', respondBy: '2026-11-23T14:30:00Z' },
        {
          ...waiting,
          leadId: otherLeadId,
          capturedAt: '2026-11-23T13:50:00.000Z',
          respondBy: '2026-11-23T13:59:00Z',
        },
      ],
    }).unworked;
    expect(counts).toEqual({ untouched: 3, overdue: 1, unowned: 1, leftOff: 1 });
    expect(rows.map((it) => [it.leadId, it.overdue, it.ownerName])).toEqual([
      [otherLeadId, true, 'Name of alex'],
      [leadId, false, 'Name of alex'],
    ]);
  });
});

describe('gate overrides', () => {
  it('are listed with who, when and why; those that cannot be are said', () => {
    const at = '2026-11-18T15:00:00.000Z';
    const review = aReview({
      ...activity(aRow(google, { opportunities: 2, overrides: 2 })),
      overrides: [{ leadId, at, byId: 'morgan', reason: 'Board referral' }],
    });
    expect(review.overrides.rows).toEqual([
      { leadId, at, byId: 'morgan', byName: 'Name of morgan', reason: 'Board referral' },
    ]);
    expect(review.notes.join(' ')).toContain('not listed by their leads: 1');
  });
});

describe('a review', () => {
  it('keeps to its shape, and is a draft', () => {
    const review = aReview();
    expect(reviewSchema.parse(review)).toEqual(review);
    expect(review).toMatchObject({
      isoWeek: '2026-W47',
      from: '2026-11-16',
      to: '2026-11-22',
      frozenAt: null,
      revision: 0,
    });
  });

  it.each([
    ['2026-11-22T23:00:00.000Z', true],
    // Sunday evening in New York
    ['2026-11-23T04:59:59.000Z', true],
    ['2026-11-23T05:00:00.000Z', false],
  ])('built at %s is of a running week: %s', (builtAt, running) => {
    expect(aReview({ builtAt }).notes.some((note) => note.includes('not over'))).toBe(running);
  });

  it('fits into one item of the table, however long the tags and lists are', () => {
    const long = (i: number) => `${i}${'界'.repeat(2_000)}`;
    const many = Array.from({ length: 60 }, (_, i) => i);
    const review = aReview({
      figures: {
        all: [],
        source: many.map((i) => aRow([long(i)], responded(20, 9_000))),
        activity: many.map((i) =>
          aRow([long(i), long(i), long(i), long(i)], {
            opportunities: 1,
            meetingsHeld: 20,
            [`disposition:tag_${i}`]: 3,
            'disposition:no_budget': 1,
          }),
        ),
      },
      untouched: { untouched: 60, overdue: 60, unowned: 0 },
      waiting: many.map((i) => ({
        leadId,
        tier: 'high',
        ownerId: 'alex',
        source: long(i),
        capturedAt: '2026-11-23T13:00:00.000Z',
        respondBy: '2026-11-23T13:05:00Z',
      })),
      overrides: many.map((i) => ({
        leadId,
        at: '2026-11-18T15:00:00.000Z',
        byId: 'morgan',
        reason: long(i),
      })),
    });
    expect(Buffer.byteLength(JSON.stringify(review))).toBeLessThan(300_000);
    expect(reviewSchema.safeParse(review).success).toBe(true);
  });
});
