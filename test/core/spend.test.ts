import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RollUp } from '../../core/roll-up.ts';
import {
  type CampaignSeen,
  campaignKey,
  campaignsSeenIn,
  costs,
  matchSpend,
  type SpendRow,
  spendOf,
} from '../../core/spend.ts';

const spent = (campaign: string, source: string | null, amountMinor: number, currency = 'EUR'): SpendRow => ({
  day: '2026-11-23',
  source,
  campaign,
  amountMinor,
  currency,
});
const seen = (source: string, campaign: string | null): CampaignSeen => ({ source, campaign });

describe('spend', () => {
  it('is summed for each currency and never across', () => {
    const rows = [spent('a', null, 100), spent('b', null, 50), spent('a', null, 70, 'USD')];
    expect(spendOf(rows)).toEqual({ EUR: 150, USD: 70 });
  });

  it('of nothing is no spend', () => {
    expect(spendOf([spent('a', null, 0)])).toEqual({});
  });
});

describe('a row of spend belongs', () => {
  it('to the campaign of the source that it names', () => {
    const { byCampaign, unmatched } = matchSpend(
      [spent('launch', 'google', 100), spent('launch', 'bing', 30)],
      [seen('google', 'launch'), seen('bing', 'launch')],
    );
    expect(Object.fromEntries(byCampaign)).toEqual({
      [campaignKey('google', 'launch')]: { EUR: 100 },
      [campaignKey('bing', 'launch')]: { EUR: 30 },
    });
    expect(unmatched).toEqual([]);
  });

  it('to the only source that has the campaign, when it names none', () => {
    const { byCampaign, unmatched } = matchSpend(
      [spent('launch', null, 100), spent('launch', 'google', 20)],
      [seen('google', 'launch'), seen('google', 'launch'), seen('bing', 'brand'), seen('direct', null)],
    );
    expect([...byCampaign]).toEqual([[campaignKey('google', 'launch'), { EUR: 120 }]]);
    expect(unmatched).toEqual([]);
  });

  it('to nobody when several sources have the campaign, and is listed', () => {
    const { byCampaign, unmatched } = matchSpend(
      [spent('launch', null, 100)],
      [seen('google', 'launch'), seen('bing', 'launch')],
    );
    expect([...byCampaign]).toEqual([]);
    expect(unmatched).toEqual([
      { campaign: 'launch', source: null, reason: 'several-sources', spend: { EUR: 100 } },
    ]);
  });

  it('to nobody when no lead names the campaign, or none of that source', () => {
    const { unmatched } = matchSpend(
      [spent('Launch', null, 1), spent('launch', 'bing', 2), spent('launch', 'bing', 3, 'USD')],
      [seen('google', 'launch')],
    );
    expect(unmatched).toEqual([
      { campaign: 'Launch', source: null, reason: 'unknown', spend: { EUR: 1 } },
      { campaign: 'launch', source: 'bing', reason: 'unknown', spend: { EUR: 2, USD: 3 } },
    ]);
  });

  it('nowhere when it says that nothing was spent', () => {
    expect(matchSpend([spent('gone', null, 0)], []).unmatched).toEqual([]);
  });

  it('somewhere: what was matched and what was not are all that was spent', () => {
    const name = fc.constantFrom('launch', 'brand', 'Brand', '["x"]');
    const source = fc.constantFrom('google', 'bing', '"', 'launch');
    const row = fc.record({
      day: fc.constantFrom('2026-11-22', '2026-11-23'),
      source: fc.option(source),
      campaign: name,
      amountMinor: fc.nat(10_000),
      currency: fc.constantFrom('EUR', 'USD'),
    });
    const campaign = fc.record({ source, campaign: fc.option(name) });
    fc.assert(
      fc.property(fc.array(row), fc.array(campaign), (rows, campaigns) => {
        const { byCampaign, unmatched } = matchSpend(rows, campaigns);
        const parts = [...byCampaign.values(), ...unmatched.map(({ spend }) => spend)];
        const amounts = parts.flatMap((part) =>
          Object.entries(part).map(([currency, amountMinor]) => ({ currency, amountMinor })),
        );
        expect(spendOf(amounts)).toEqual(spendOf(rows));
        const names = campaigns.map((it) => JSON.stringify([it.source, it.campaign]));
        for (const key of byCampaign.keys()) expect(names).toContain(key);
      }),
    );
  });
});

describe('a campaign is seen', () => {
  const rollUp = (value: RollUp['value'], captured: number): RollUp => ({
    day: '2026-11-23',
    dimension: 'latestCampaign',
    tier: 'standard',
    value,
    counters: { captured },
  });

  it('when leads name it, and no more when the last of them was taken back', () => {
    const rollUps = [
      rollUp(['google', 'launch'], 2),
      rollUp(['google', 'brand'], 1),
      rollUp(['google', 'brand'], -1),
      rollUp(['bing', null], 1),
    ];
    expect(campaignsSeenIn(rollUps)).toEqual([seen('google', 'launch'), seen('bing', null)]);
  });
});

describe('costs', () => {
  it('are the spend over the leads that came so far, in whole minor units', () => {
    const yielded = { captured: 3, qualified: 2, opportunities: 1, revenue: { EUR: 25_000 } };
    expect(costs(yielded, { EUR: 10_000 })).toEqual({
      costPerLead: { EUR: 3_333 },
      costPerQualifiedLead: { EUR: 5_000 },
      costPerOpportunity: { EUR: 10_000 },
      returnOnSpend: { EUR: 2.5 },
    });
  });

  it('are left out where there is nothing to divide by', () => {
    const nothing = { captured: 0, qualified: 0, opportunities: 0, revenue: { USD: 100 } };
    expect(costs(nothing, {})).toEqual({
      costPerLead: {},
      costPerQualifiedLead: {},
      costPerOpportunity: {},
      returnOnSpend: {},
    });
    expect(costs(nothing, { EUR: 100 })).toMatchObject({ costPerLead: {}, returnOnSpend: { EUR: 0 } });
  });
});
