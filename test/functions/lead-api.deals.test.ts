import { beforeAll, describe, expect, it } from 'vitest';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi } from '../support/lead-api.ts';

const engine = useEngine();
/** Most of these leads have nothing to do with each other. */
let api: LeadApi;
beforeAll(async () => {
  api = await aLeadApi(engine);
});

/** What people write, in which currency, what it is in minor units, and how it is answered. */
const amounts: [string | number, string, number, string][] = [
  ['1999.90', 'EUR', 199_990, '1999.90'],
  ['1999.9', 'EUR', 199_990, '1999.90'],
  [1999.9, 'EUR', 199_990, '1999.90'],
  ['0.07', 'USD', 7, '0.07'],
  ['1.1', 'USD', 110, '1.10'],
  ['4.35', 'USD', 435, '4.35'],
  ['9999999999.99', 'USD', 999_999_999_999, '9999999999.99'],
  ['500', 'JPY', 500, '500'],
  [500, 'JPY', 500, '500'],
  ['12.345', 'KWD', 12_345, '12.345'],
  ['12', 'KWD', 12_000, '12.000'],
  ['0', 'EUR', 0, '0.00'],
];

const wrongAmounts: [string, object, string][] = [
  ['more decimals than cents', { amount: '19.999', currency: 'EUR' }, 'amount'],
  ['decimals of a currency that has none', { amount: '500.5', currency: 'JPY' }, 'amount'],
  ['four decimals of one that has three', { amount: '1.2345', currency: 'KWD' }, 'amount'],
  ['less than nothing', { amount: '-5', currency: 'EUR' }, 'amount'],
  ['a word', { amount: 'much', currency: 'EUR' }, 'amount'],
  ['a thousands separator', { amount: '1,999.90', currency: 'EUR' }, 'amount'],
  ['an exponent', { amount: '1e3', currency: 'EUR' }, 'amount'],
  ['nothing at all', { amount: '', currency: 'EUR' }, 'amount'],
  ['more than can be exact', { amount: '90071992547409.92', currency: 'EUR' }, 'amount'],
  ['a number too large to be written out', { amount: 1e21, currency: 'EUR' }, 'amount'],
  ['neither text nor number', { amount: true, currency: 'EUR' }, 'amount'],
  ['a currency that is none', { amount: '5', currency: 'XXQ' }, 'currency'],
  ['a currency that is gone', { amount: '5', currency: 'DEM' }, 'currency'],
  ['a symbol for a currency', { amount: '5', currency: '€' }, 'currency'],
  ['a currency in small letters', { amount: '5', currency: 'eur' }, 'currency'],
  ['no currency', { amount: '5' }, 'currency'],
];

describe('POST /api/leads/{id}/opportunity', () => {
  it.each(amounts)('keeps %s %s exactly', async (amount, currency, amountMinor, written) => {
    const { world, as, leadIn } = api;
    const leadId = await leadIn('qualified');
    const reply = await as('alex').post(leadId, 'opportunity', { amount, currency });
    expect(reply.json().expected).toEqual({ amountMinor, currency, amount: written });
    expect(await world.lastEvent(leadId, 'OpportunityOpened')).toMatchObject({
      expected: { amountMinor, currency },
    });
  });

  it('may leave open what it brings', async () => {
    const { as, leadIn } = api;
    const leadId = await leadIn('qualified');
    expect((await as('alex').post(leadId, 'opportunity', {})).json()).toMatchObject({
      stage: 'opportunity',
      expected: null,
    });
  });

  it.each([...wrongAmounts, ['no amount', { currency: 'EUR' }, 'amount']] as typeof wrongAmounts)(
    'refuses %s with 422, naming the field',
    async (_what, body, path) => {
      const { world, as, leadIn } = api;
      const leadId = await leadIn('qualified');
      const reply = await as('alex').post(leadId, 'opportunity', body);
      expect(reply.statusCode).toBe(422);
      expect(reply.json().errors).toEqual([{ path, message: expect.any(String) }]);
      expect(await world.read(leadId)).toMatchObject({ stage: 'qualified' });
    },
  );
});

describe('POST /api/leads/{id}/win', () => {
  it('counts the revenue under the first-touch campaign, to the cent, each currency apart', async () => {
    const { world, as, leadIn, figures } = await aLeadApi(engine);
    const launch = { firstTouch: { utm_source: 'linkedin', utm_campaign: 'launch' } };
    const deals = [
      { amount: '0.10', currency: 'USD' },
      { amount: '0.20', currency: 'USD' },
      { amount: '1999', currency: 'JPY' },
      { amount: 12.345, currency: 'KWD' },
    ];
    for (const deal of deals) {
      const leadId = await leadIn('opportunity', launch);
      const reply = await as('alex').post(leadId, 'win', { ...deal, note: 'Signed' });
      expect(reply.json()).toMatchObject({ stage: 'won', revenue: { currency: deal.currency } });
      expect(reply.json().timeline.at(-1)).toMatchObject({
        type: 'LeadWon',
        actor: 'rep:alex',
        note: 'Signed',
      });
    }
    const { byCampaign } = await figures();
    expect(byCampaign).toMatchObject([
      { source: 'linkedin', campaign: 'launch', won: 4, revenue: { USD: 30, JPY: 1_999, KWD: 12_345 } },
    ]);
    expect(await world.violations({ counted: true })).toEqual([]);
  });

  it.each([...wrongAmounts, ['nothing', {}, 'amount']] as typeof wrongAmounts)(
    'refuses %s with 422, naming the field',
    async (_what, body, path) => {
      const { world, as, leadIn } = api;
      const leadId = await leadIn('opportunity');
      const reply = await as('alex').post(leadId, 'win', body);
      expect(reply.statusCode).toBe(422);
      expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
      expect(await world.read(leadId)).toMatchObject({ stage: 'opportunity' });
    },
  );
});

describe('after all that', () => {
  it('every promise is kept', async () => {
    expect(await api.world.violations()).toEqual([]);
  });
});
