import { describe, expect, it } from 'vitest';
import type { LeadEvent } from '../../core/events.ts';
import { bucketOf } from '../../core/histogram.ts';
import {
  groupRollUps,
  type RollUp,
  rollUpKeySchema,
  rollUpName,
  rollUpsOf,
  sumCounters,
} from '../../core/roll-up.ts';
import { aCountedTouch, anEvent, captureDay, countablesIn, dayOf } from '../support/builders.ts';

/** What an event adds, by dimension and value, e.g. `source ["google"]`. */
const addedBy = (event: LeadEvent) =>
  Object.fromEntries(
    rollUpsOf({ event }, dayOf).map((it) => [`${it.dimension} ${JSON.stringify(it.value)}`, it.counters]),
  );

/** What counts for the lead itself: everywhere the lead is counted, the same. */
const forLead = (counters: object) => ({
  'all []': counters,
  'source ["google"]': counters,
  'campaign ["google","brand"]': counters,
  'latestSource ["google"]': counters,
  'latestCampaign ["google","brand"]': counters,
  'form ["demo"]': counters,
  'activity ["google","brand","https://www.example.com/product",null]': counters,
});

describe('an event adds', () => {
  it.each([
    ['a captured lead', anEvent('LeadCaptured'), { captured: 1 }],
    ['a submission of a bot', anEvent('SubmissionQuarantined'), { spam: 1 }],
    ['a qualified lead', anEvent('LeadQualified'), { qualified: 1 }],
    ['an opportunity', anEvent('OpportunityOpened'), { opportunities: 1 }],
    [
      'an opportunity by override to both stages that it enters',
      anEvent('OpportunityOpened', { override: true }),
      { opportunities: 1, qualified: 1, overrides: 1 },
    ],
    ['a booked meeting', anEvent('MeetingBooked'), { meetingsBooked: 1 }],
    ['a meeting that was held', anEvent('MeetingHeld'), { meetingsHeld: 1 }],
    ['a meeting nobody came to', anEvent('MeetingNoShow'), { noShows: 1 }],
    [
      'a lost lead that reopens, and takes back what its end counted for',
      anEvent('LeadReopened'),
      { reopened: 1, lost: -1, 'disposition:no_budget': -1 },
    ],
    [
      'a won lead that reopens, and takes back its revenue',
      anEvent('LeadReopened', {
        from: 'won',
        disposition: null,
        revenue: { amountMinor: 1_000_000, currency: 'USD' },
      }),
      { reopened: 1, won: -1, 'revenue:USD': -1_000_000 },
    ],
    [
      'a disqualified lead that reopens',
      anEvent('LeadReopened', { from: 'disqualified', stage: 'contacted', disposition: 'wrong_icp' }),
      { reopened: 1, disqualified: -1, 'disposition:wrong_icp': -1 },
    ],
    ['a win with its revenue', anEvent('LeadWon'), { won: 1, 'revenue:USD': 1_000_000 }],
    ['a loss with its disposition', anEvent('LeadLost'), { lost: 1, 'disposition:no_budget': 1 }],
    ['a disqualified lead', anEvent('LeadDisqualified'), { disqualified: 1, 'disposition:wrong_icp': 1 }],
  ])('%s to the day, its source and its campaign', (_, event, counters) => {
    expect(addedBy(event)).toEqual(forLead(counters));
  });

  it('an assignment to the owner too', () => {
    expect(addedBy(anEvent('LeadAssigned'))).toEqual({
      ...forLead({ assigned: 1 }),
      'rep ["alex"]': { assigned: 1 },
    });
  });

  it('a reassignment to both owners', () => {
    expect(addedBy(anEvent('LeadReassigned'))).toEqual({
      ...forLead({ reassigned: 1 }),
      'rep ["alex"]': { reassignedAway: 1 },
      'rep ["blair"]': { assigned: 1 },
    });
  });

  it('a reopened lead to both owners, when it is not its last owner who works on it again', () => {
    const reopened = anEvent('LeadReopened', { ownerId: 'morgan', previousOwnerId: 'alex', round: 2 });
    expect(addedBy(reopened)).toMatchObject({
      'rep ["alex"]': { reassignedAway: 1 },
      'rep ["morgan"]': { assigned: 1 },
    });
  });

  it('a breach to the owner who did not respond', () => {
    expect(addedBy(anEvent('SlaBreached'))).toEqual({
      ...forLead({ breached: 1 }),
      'rep ["alex"]': { breached: 1 },
    });
  });

  it('a contact with the speed to the lead, and with the response time to the owner', () => {
    expect(addedBy(anEvent('LeadContacted'))).toEqual({
      ...forLead({
        contacted: 1,
        withinSla: 1,
        [`speed:${bucketOf(180_000)}`]: 1,
        [`speedBusiness:${bucketOf(180_000)}`]: 1,
        [`response:${bucketOf(120_000)}`]: 1,
        [`responseBusiness:${bucketOf(120_000)}`]: 1,
      }),
      'rep ["alex"]': {
        contacted: 1,
        withinSla: 1,
        [`response:${bucketOf(120_000)}`]: 1,
        [`responseBusiness:${bucketOf(120_000)}`]: 1,
      },
    });
    expect(addedBy(anEvent('LeadContacted', { withinSla: false }))).toMatchObject({
      'rep ["alex"]': { withinSla: 0 },
    });
  });

  it.each([
    anEvent('TouchpointAdded'),
    anEvent('ResponseDue'),
    anEvent('LateResponse'),
    anEvent('LeadClaimed'),
    anEvent('LeadReplied'),
  ])('nothing when it is no figure: $type', (event) => {
    expect(rollUpsOf({ event }, dayOf)).toEqual([]);
  });

  it('to the cohort day and tier of the lead, however much later it happens', () => {
    const cohort = { ...anEvent('LeadContacted').cohort, tier: 'nurture' as const };
    const late = anEvent('LeadContacted', { at: '2027-02-01T03:00:00.000Z', cohort });
    for (const rollUp of rollUpsOf({ event: late }, dayOf)) {
      // In New York it is still the day before.
      const day = rollUp.dimension === 'activity' ? '2027-01-31' : captureDay;
      expect(rollUp).toMatchObject({ day, tier: 'nurture' });
      expect(rollUpKeySchema.safeParse(rollUp).success).toBe(true);
    }
  });

  it('to the first touch and to the latest one, each in its own dimensions', () => {
    const cohort = {
      ...anEvent('LeadCaptured').cohort,
      firstTouch: { ...aCountedTouch('podcast', null), content: 'episode 12' },
      latestTouch: aCountedTouch(),
      form: null,
    };
    expect(Object.keys(addedBy(anEvent('LeadCaptured', { cohort })))).toEqual([
      'all []',
      'source ["podcast"]',
      'campaign ["podcast",null]',
      'latestSource ["google"]',
      'latestCampaign ["google","brand"]',
      'form [null]',
      'activity ["podcast",null,"https://www.example.com/product","episode 12"]',
    ]);
  });

  it('when it moves the latest touch, all that the lead counted for so far: from the old one to the new one', () => {
    const cohort = {
      ...anEvent('TouchpointAdded').cohort,
      latestTouch: aCountedTouch('linkedin', 'retargeting'),
    };
    const life = [
      anEvent('LeadCaptured'),
      anEvent('LeadAssigned'),
      anEvent('LeadDisqualified'),
      anEvent('TouchpointAdded', { cohort }),
    ];
    const moved = countablesIn(life)
      .slice(-1)
      .flatMap((it) => rollUpsOf(it, dayOf));
    const counted = { captured: 1, assigned: 1, disqualified: 1, 'disposition:wrong_icp': 1 };
    const gone = { captured: -1, assigned: -1, disqualified: -1, 'disposition:wrong_icp': -1 };
    expect(moved.map(({ dimension, value, counters }) => [dimension, value, counters])).toEqual([
      ['latestSource', ['google'], gone],
      ['latestSource', ['linkedin'], counted],
      ['latestCampaign', ['google', 'brand'], gone],
      ['latestCampaign', ['linkedin', 'retargeting'], counted],
    ]);
  });

  it('when only the campaign of the latest touch moves, nothing to its source', () => {
    const cohort = { ...anEvent('TouchpointAdded').cohort, latestTouch: aCountedTouch('google', 'summer') };
    const life = [anEvent('LeadCaptured'), anEvent('TouchpointAdded', { cohort })];
    const dimensionsMoved = countablesIn(life)
      .slice(-1)
      .flatMap((it) => rollUpsOf(it, dayOf))
      .map(({ dimension }) => dimension);
    expect(dimensionsMoved).toEqual(['latestCampaign', 'latestCampaign']);
  });
});

describe('counters', () => {
  it('add up by name', () => {
    expect(
      sumCounters([
        { captured: 1, contacted: 2 },
        { contacted: 3, won: 1 },
      ]),
    ).toEqual({
      captured: 1,
      contacted: 5,
      won: 1,
    });
  });

  it('are not changed by adding', () => {
    const counters = { captured: 1 };
    sumCounters([counters, counters]);
    expect(counters).toEqual({ captured: 1 });
  });
});

describe('grouped roll-ups', () => {
  const rollUp = (day: string, value: string, captured: number): RollUp => ({
    day,
    dimension: 'source',
    tier: 'high',
    value: [value],
    counters: { captured },
  });

  it('are one for each group, in the order of first appearance', () => {
    const days = [rollUp('2026-11-23', 'b', 1), rollUp('2026-11-23', 'a', 2), rollUp('2026-11-24', 'b', 4)];
    expect(
      groupRollUps(days, (it) => String(it.value)).map(({ key, counters }) => [key.value, counters]),
    ).toEqual([
      [['b'], { captured: 5 }],
      [['a'], { captured: 2 }],
    ]);
  });

  it('leave the roll-ups they were made of alone', () => {
    const days = [rollUp('2026-11-23', 'a', 1), rollUp('2026-11-24', 'a', 1)];
    groupRollUps(days, () => '');
    expect(days).toEqual([rollUp('2026-11-23', 'a', 1), rollUp('2026-11-24', 'a', 1)]);
  });
});

describe('the name of a roll-up', () => {
  it('tells values apart that would read alike', () => {
    const names = [['a', 'b'], ['a#b'], ['a","b'], ['a', null], ['a', 'null'], []].map((value) =>
      rollUpName({ dimension: 'campaign', tier: 'high', value }),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('campaign#high#["a","b"]');
  });
});
