import { describe, expect, it } from 'vitest';
import { columnsOf, metricsTables } from '../../core/contracts/metrics.ts';
import type { LeadEvent } from '../../core/events.ts';
import { figuresOf } from '../../core/metrics.ts';
import type { Tier } from '../../core/operating-model.ts';
import { aCountedTouch, anEvent, rollUpsIn } from '../support/builders.ts';

const names: Readonly<Record<string, string>> = { alex: 'Alex Kim', blair: 'Blair Osei' };
const figures = (...events: LeadEvent[]) => figuresOf(rollUpsIn(events), (id) => names[id] ?? null);

type Cohort = { source?: string; campaign?: string | null; tier?: Tier; day?: string };
const cohort = ({
  source = 'google',
  campaign = 'brand',
  tier = 'high',
  day = '2026-11-23',
}: Cohort = {}) => {
  const touch = aCountedTouch(source, campaign);
  return { day, tier, firstTouch: touch, latestTouch: touch, form: 'demo' };
};
const captured = (of: Cohort = {}) => anEvent('LeadCaptured', { cohort: cohort(of) });
const contacted = (seconds: number, of: Cohort = {}) =>
  anEvent('LeadContacted', {
    cohort: cohort(of),
    speedToLeadMs: seconds * 1_000,
    responseTimeMs: seconds * 500,
  });

const within1Percent = (actual: number | null | undefined, exact: number) => {
  expect(actual).toBeGreaterThanOrEqual(exact * 0.99);
  expect(actual).toBeLessThanOrEqual(exact * 1.01);
};

describe('the figures of nothing', () => {
  it('are empty tables', () => {
    expect(figures()).toMatchObject({
      bySource: [],
      byRep: [],
      byCampaign: [],
      byForm: [],
      byTier: [],
      byWeek: [],
      unmatchedSpend: [],
      total: { captured: 0, leadToContact: null, medianSpeedToLeadSeconds: null, smallSample: true },
    });
  });
});

describe('a rate', () => {
  it('is that of the cohort: how many of the leads came that far', () => {
    const leads = [captured(), captured(), captured(), captured()];
    const further = [contacted(60), contacted(60), anEvent('LeadQualified'), anEvent('OpportunityOpened')];
    expect(figures(...leads, ...further).bySource).toMatchObject([
      {
        source: 'google',
        captured: 4,
        contacted: 2,
        qualified: 1,
        opportunities: 1,
        leadToContact: 0.5,
        contactToQualified: 0.5,
        qualifiedToOpportunity: 1,
      },
    ]);
  });

  it('with nothing under it is null, not zero', () => {
    expect(figures(captured()).bySource).toMatchObject([
      { leadToContact: 0, contactToQualified: null, qualifiedToOpportunity: null, noShowRate: null },
    ]);
    expect(figures(contacted(60)).bySource).toMatchObject([{ captured: 0, leadToContact: null }]);
  });
});

describe('the median speed to lead', () => {
  it('is null while nobody was contacted', () => {
    expect(figures(captured()).bySource[0]?.medianSpeedToLeadSeconds).toBeNull();
  });

  it('is the middle one of an odd number, within 1 %', () => {
    const { bySource } = figures(contacted(30), contacted(4_000), contacted(95));
    within1Percent(bySource[0]?.medianSpeedToLeadSeconds, 95);
  });

  it('is the mean of the middle two of an even number, within 1 %', () => {
    const { bySource } = figures(contacted(30), contacted(100), contacted(200), contacted(9_000));
    within1Percent(bySource[0]?.medianSpeedToLeadSeconds, 150);
  });

  it('merges over days and tiers', () => {
    const days = [
      contacted(10, { day: '2026-11-21' }),
      contacted(20, { day: '2026-11-22', tier: 'standard' }),
      contacted(90, { day: '2026-11-23', tier: 'nurture' }),
    ];
    within1Percent(figures(...days).bySource[0]?.medianSpeedToLeadSeconds, 20);
  });

  it('is told in seconds, without digits that mean nothing', () => {
    expect(String(figures(contacted(95)).bySource[0]?.medianSpeedToLeadSeconds)).toMatch(
      /^\d{2}(\.\d{1,4})?$/,
    );
  });
});

describe('tags without end, as a public form may send them', () => {
  const flood = Array.from({ length: 700 }, (_, i) => captured({ source: `junk-${i}` }));
  const answer = figures(captured(), captured(), contacted(60), ...flood);

  it('leave the largest sources named and sum the rest, so that totals still hold', () => {
    expect(answer.bySource).toHaveLength(501);
    expect(answer.bySource.find(({ source }) => source === 'google')).toMatchObject({
      captured: 2,
      contacted: 1,
    });
    expect(answer.bySource.find(({ source }) => source === '(other)')).toMatchObject({ captured: 201 });
    expect(answer.bySource.reduce((sum, it) => sum + it.captured, 0)).toBe(702);
  });

  it('do the same for campaigns', () => {
    expect(answer.byCampaign).toHaveLength(501);
    expect(answer.byCampaign.find(({ source }) => source === '(other)')).toMatchObject({ campaign: null });
  });
});

describe('the table of sources', () => {
  it('merges the campaigns of a source, and keeps sources apart whose case differs', () => {
    const leads = [captured({ campaign: 'a' }), captured({ campaign: 'b' }), captured({ source: 'Google' })];
    expect(figures(...leads).bySource.map(({ source, captured: count }) => [source, count])).toEqual([
      ['google', 2],
      ['Google', 1],
    ]);
  });

  it('starts with the largest; equals follow the alphabet', () => {
    const leads = ['b', 'c', 'c', 'a'].map((source) => captured({ source }));
    expect(figures(...leads).bySource.map(({ source }) => source)).toEqual(['c', 'a', 'b']);
  });

  it('sums revenue per currency, never across', () => {
    const won = (currency: string, amountMinor: number) =>
      anEvent('LeadWon', { revenue: { currency, amountMinor } });
    expect(figures(won('USD', 100), won('EUR', 50), won('USD', 20)).bySource).toMatchObject([
      { won: 3, revenue: { USD: 120, EUR: 50 } },
    ]);
  });

  it('has the columns that others rely on', () => {
    expect(Object.keys(figures(captured()).bySource[0] ?? {})).toEqual(
      expect.arrayContaining([
        'source',
        'captured',
        'contacted',
        'qualified',
        'opportunities',
        'won',
        'revenue',
        'leadToContact',
        'contactToQualified',
        'qualifiedToOpportunity',
        'medianSpeedToLeadSeconds',
        'noShowRate',
      ]),
    );
  });
});

describe('the table of campaigns', () => {
  it('has a line for each campaign of each source, and one for no campaign', () => {
    const leads = [
      captured({ campaign: null }),
      captured({ source: 'bing' }),
      captured(),
      captured(),
      anEvent('OpportunityOpened'),
    ];
    expect(
      figures(...leads).byCampaign.map(({ source, campaign, captured: count, qualifiedOpportunities }) => [
        source,
        campaign,
        count,
        qualifiedOpportunities,
      ]),
    ).toEqual([
      ['google', 'brand', 2, 1],
      ['bing', 'brand', 1, 0],
      ['google', null, 1, 0],
    ]);
  });

  it('counts the dispositions of lost and disqualified leads', () => {
    const lost = (disposition: string) => anEvent('LeadLost', { disposition });
    const closed = [
      lost('no_budget'),
      lost('no_urgency'),
      anEvent('LeadDisqualified', { disposition: 'no_budget' }),
    ];
    expect(figures(captured(), ...closed).byCampaign).toMatchObject([
      { dispositions: { no_budget: 2, no_urgency: 1 }, spend: {} },
    ]);
    expect(figures(captured()).byCampaign).toMatchObject([{ dispositions: {} }]);
  });
});

describe('the no-show rate', () => {
  const missed = anEvent('MeetingNoShow');
  const held = anEvent('MeetingHeld');

  it('is that of the meetings that were to take place', () => {
    expect(figures(captured(), missed, held, held, held).bySource[0]?.noShowRate).toBe(0.25);
    expect(figures(captured(), held).bySource[0]?.noShowRate).toBe(0);
  });

  it('is null while meetings are booked and none was to take place yet', () => {
    expect(figures(captured(), anEvent('MeetingBooked')).bySource[0]?.noShowRate).toBeNull();
  });
});

describe('an override', () => {
  it('counts in both stages, so that no rate of a stage exceeds the one before it', () => {
    const overridden = anEvent('OpportunityOpened', { override: true });
    expect(figures(captured(), contacted(60), overridden).bySource).toMatchObject([
      { qualified: 1, opportunities: 1, contactToQualified: 1, qualifiedToOpportunity: 1 },
    ]);
  });
});

describe('a lead that was won and reopens', () => {
  const revenue = { amountMinor: 1_999_00, currency: 'EUR' };
  const wonFor = anEvent('LeadWon', { revenue });
  const reopened = anEvent('LeadReopened', { from: 'won', disposition: null, revenue });

  it('takes its revenue and its win back, and leaves no zero behind', () => {
    const [source] = figures(captured(), anEvent('OpportunityOpened'), wonFor, reopened).bySource;
    expect(source).toMatchObject({ won: 0, revenue: {}, opportunities: 1 });
  });

  it('leaves what other leads brought', () => {
    const other = anEvent('LeadWon', { revenue: { amountMinor: 1, currency: 'EUR' } });
    expect(figures(wonFor, reopened, other).bySource).toMatchObject([{ won: 1, revenue: { EUR: 1 } }]);
  });

  it('counts again when it is won again, for what it then brings', () => {
    const again = anEvent('LeadWon', { revenue: { amountMinor: 5, currency: 'USD' } });
    expect(figures(wonFor, reopened, again).bySource).toMatchObject([{ won: 1, revenue: { USD: 5 } }]);
  });
});

describe('a lead that was lost and reopens', () => {
  it('takes its disposition back, and leaves no zero behind', () => {
    const other = anEvent('LeadDisqualified', { disposition: 'wrong_icp' });
    const { byCampaign } = figures(captured(), anEvent('LeadLost'), anEvent('LeadReopened'), other);
    expect(byCampaign).toMatchObject([{ dispositions: { wrong_icp: 1 } }]);
    expect(byCampaign[0]?.dispositions).not.toHaveProperty('no_budget');
  });
});

describe('the table of reps', () => {
  it("tells each rep's share of the work", () => {
    const { byRep } = figures(
      anEvent('LeadAssigned'),
      anEvent('SlaBreached'),
      anEvent('LeadReassigned'),
      anEvent('LeadContacted', { ownerId: 'blair', responseTimeMs: 60_000 }),
    );
    expect(byRep).toMatchObject([
      {
        repId: 'alex',
        name: 'Alex Kim',
        assigned: 1,
        contacted: 0,
        medianFirstResponseSeconds: null,
        withinSla: 0,
        slaAttainment: null,
        breached: 1,
        reassignedAway: 1,
      },
      {
        repId: 'blair',
        name: 'Blair Osei',
        assigned: 1,
        contacted: 1,
        medianFirstResponseSeconds: expect.closeTo(60, 0),
        withinSla: 1,
        slaAttainment: 1,
        breached: 0,
        reassignedAway: 0,
      },
    ]);
  });

  it("measures from the rep's own assignment, not from the capture", () => {
    const late = anEvent('LeadContacted', { speedToLeadMs: 3_600_000, responseTimeMs: 45_000 });
    within1Percent(figures(late).byRep[0]?.medianFirstResponseSeconds, 45);
  });

  it('starts with the busiest; equals follow the alphabet; who left has no name', () => {
    const to = (ownerId: string) => anEvent('LeadAssigned', { ownerId });
    expect(
      figures(to('zoe'), to('alex'), to('blair'), to('blair')).byRep.map(({ repId, name }) => [repId, name]),
    ).toEqual([
      ['blair', 'Blair Osei'],
      ['alex', 'Alex Kim'],
      ['zoe', null],
    ]);
  });
});

describe('the table of tiers', () => {
  it('goes from high intent to nurture', () => {
    const leads = (['nurture', 'nurture', 'high', 'standard'] as const).map((tier) => captured({ tier }));
    expect(figures(...leads).byTier.map(({ tier, captured: count }) => [tier, count])).toEqual([
      ['high', 1],
      ['standard', 1],
      ['nurture', 2],
    ]);
  });
});

describe('the total', () => {
  it('is of all leads, whatever brought them', () => {
    const { total } = figures(captured(), captured({ source: 'bing', tier: 'nurture' }), contacted(60));
    expect(total).toMatchObject({ captured: 2, contacted: 1, samples: { leads: 2, speedToLead: 1 } });
  });

  it('counts what bots sent apart from the leads', () => {
    expect(figures(captured(), anEvent('SubmissionQuarantined')).total).toMatchObject({
      captured: 1,
      spam: 1,
    });
  });
});

describe('the 90th percentile', () => {
  it('is that of the sorted durations, within 1 %', () => {
    const { total } = figures(...[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110].map((it) => contacted(it)));
    within1Percent(total.p90SpeedToLeadSeconds, 100);
    within1Percent(total.p90FirstResponseSeconds, 50);
  });

  it('is told in open hours too', () => {
    const overnight = anEvent('LeadContacted', { speedToLeadMs: 54_000_000, speedToLeadBusinessMs: 600_000 });
    const { total } = figures(overnight);
    within1Percent(total.medianSpeedToLeadSeconds, 54_000);
    within1Percent(total.medianSpeedToLeadBusinessSeconds, 600);
  });
});

describe('a small sample', () => {
  const leads = (many: number) => Array.from({ length: many }, () => captured());

  it('is fewer than twenty leads', () => {
    expect(figures(...leads(19)).bySource).toMatchObject([{ smallSample: true, samples: { leads: 19 } }]);
    expect(figures(...leads(20)).bySource).toMatchObject([{ smallSample: false, samples: { leads: 20 } }]);
  });
});

describe('figures by latest touch', () => {
  const cameBack = anEvent('TouchpointAdded', {
    cohort: { ...cohort(), latestTouch: aCountedTouch('newsletter', null) },
  });
  const after = anEvent('LeadDisqualified', { cohort: cameBack.cohort });
  const latest = (...events: LeadEvent[]) =>
    figuresOf(rollUpsIn(events), () => null, { attribution: 'latest' });

  it('have the lead under the touch that brought it last, with its whole life, and no line for the one before', () => {
    const { bySource, byCampaign } = latest(captured(), contacted(60), cameBack, after);
    expect(bySource).toMatchObject([{ source: 'newsletter', captured: 1, contacted: 1, disqualified: 1 }]);
    expect(byCampaign).toMatchObject([{ source: 'newsletter', campaign: null, captured: 1 }]);
  });

  it('leave those by first touch as they were', () => {
    expect(figures(captured(), contacted(60), cameBack, after).bySource).toMatchObject([
      { source: 'google', captured: 1, contacted: 1, disqualified: 1 },
    ]);
  });
});

describe('the table of weeks', () => {
  it('goes by the ISO week of the cohort day, oldest first', () => {
    const leads = ['2027-01-03', '2027-01-04', '2026-12-27'].map((day) => captured({ day }));
    expect(figures(...leads).byWeek.map(({ week, captured: count }) => [week, count])).toEqual([
      ['2026-W52', 1],
      ['2026-W53', 1],
      ['2027-W01', 1],
    ]);
  });
});

describe('the table of forms', () => {
  it('has a line for each form, and one for no form', () => {
    const none = anEvent('LeadCaptured', { cohort: { ...cohort(), form: null } });
    expect(
      figures(captured(), captured(), none).byForm.map(({ form, captured: count }) => [form, count]),
    ).toEqual([
      ['demo', 2],
      [null, 1],
    ]);
  });
});

describe('what leads cost', () => {
  const spent = (campaign: string, amountMinor: number, source: string | null = null) => ({
    day: '2026-11-23',
    source,
    campaign,
    amountMinor,
    currency: 'EUR',
  });
  const wonFor = anEvent('LeadWon', { revenue: { amountMinor: 30_000, currency: 'EUR' } });
  const events = [
    captured(),
    captured(),
    captured({ source: 'bing' }),
    anEvent('LeadQualified'),
    anEvent('OpportunityOpened'),
    wonFor,
  ];
  const costly = (spend: ReturnType<typeof spent>[] | null) =>
    figuresOf(rollUpsIn(events), () => null, { spend });

  it('is told by campaign, by source and in all', () => {
    const { byCampaign, bySource, total } = costly([
      spent('brand', 10_000, 'google'),
      spent('brand', 500, 'bing'),
    ]);
    const google = {
      spend: { EUR: 10_000 },
      costPerLead: { EUR: 5_000 },
      costPerQualifiedLead: { EUR: 10_000 },
      costPerOpportunity: { EUR: 10_000 },
      returnOnSpend: { EUR: 3 },
    };
    expect(byCampaign).toMatchObject([
      google,
      { source: 'bing', spend: { EUR: 500 }, costPerQualifiedLead: {} },
    ]);
    expect(bySource).toMatchObject([google, { source: 'bing', costPerLead: { EUR: 500 } }]);
    expect(total).toMatchObject({ spend: { EUR: 10_500 }, costPerLead: { EUR: 3_500 } });
  });

  it('is in the total and listed where nobody knows whose it is', () => {
    const { total, unmatchedSpend } = costly([spent('brand', 100), spent('billboards', 7)]);
    expect(total.spend).toEqual({ EUR: 107 });
    expect(unmatchedSpend).toMatchObject([
      { campaign: 'billboards', reason: 'unknown', spend: { EUR: 7 } },
      { campaign: 'brand', reason: 'several-sources', spend: { EUR: 100 } },
    ]);
  });

  it('is told by the week it was spent in', () => {
    expect(costly([spent('brand', 100)]).byWeek).toMatchObject([{ week: '2026-W48', spend: { EUR: 100 } }]);
  });

  it('is unknown for one tier, and by tier and form', () => {
    expect(costly(null).total).toMatchObject({ spend: null, costPerLead: null });
    expect(costly([spent('brand', 100)]).byTier[0]?.spend).toBeNull();
    expect(costly([spent('brand', 100)]).byForm[0]?.spend).toBeNull();
  });
});

describe('the answer’s schema', () => {
  it('names every column that a row has, and no other', () => {
    const rows = figures(captured(), contacted(60), anEvent('LeadAssigned'));
    const tables = {
      source: rows.bySource,
      campaign: rows.byCampaign,
      form: rows.byForm,
      rep: rows.byRep,
      tier: rows.byTier,
      week: rows.byWeek,
    } as const;
    for (const table of metricsTables) {
      // The distribution, which no cell holds.
      const alsoSaid = table === 'tier' ? ['speedDistribution', 'withoutFirstResponse'] : [];
      expect(Object.keys(tables[table][0] ?? {}).sort(), table).toEqual(
        [...columnsOf(table), ...alsoSaid].sort(),
      );
    }
  });
});

describe('the same figures', () => {
  it('are the same text, in whichever order the counters come', () => {
    const lost = (disposition: string) => anEvent('LeadLost', { disposition });
    const won = (currency: string) => anEvent('LeadWon', { revenue: { amountMinor: 1, currency } });
    const events = [lost('no_budget'), lost('wrong_icp'), won('USD'), won('EUR')];
    const textOf = (some: LeadEvent[]) => JSON.stringify(figures(...some).total);
    expect(textOf(events.toReversed())).toBe(textOf(events));
  });
});
