import { describe, expect, it } from 'vitest';
import { MOST_SPEND_ROWS } from '../../core/contracts/spend.ts';
import { addDays } from '../../core/day-range.ts';
import { readSpend } from '../../core/spend-import.ts';

const row = (facts: object = {}) => ({
  campaign: 'launch',
  source: 'google',
  day: '2026-11-23',
  amount: '12.50',
  currency: 'EUR',
  ...facts,
});
const errorsOf = (rows: readonly unknown[]) => {
  const read = readSpend(rows);
  return read.ok ? [] : read.errors;
};

describe('an import of spend', () => {
  it('is rows in minor units, and the days that they are of', () => {
    expect(
      readSpend([row(), row({ day: '2026-11-20', source: undefined, amount: 7, currency: 'JPY' })]),
    ).toEqual({
      ok: true,
      rows: [
        { campaign: 'launch', source: 'google', day: '2026-11-23', amountMinor: 1_250, currency: 'EUR' },
        { campaign: 'launch', source: null, day: '2026-11-20', amountMinor: 7, currency: 'JPY' },
      ],
      range: { from: '2026-11-20', to: '2026-11-23' },
    });
  });

  it.each([[''], [' '], [null], [undefined]])('takes %j for no source', (source) => {
    expect(readSpend([row({ source })])).toMatchObject({ ok: true, rows: [{ source: null }] });
  });

  it('writes campaigns as the tags of links are kept: on one line, in their case', () => {
    expect(readSpend([row({ campaign: ' Spring\u2028 Sale ', amount: ' 1.00 ' })])).toMatchObject({
      rows: [{ campaign: 'Spring Sale', amountMinor: 100 }],
    });
  });

  it.each([
    ['no campaign', { campaign: ' ' }, 'campaign'],
    ['a campaign longer than tags are', { campaign: 'x'.repeat(201) }, 'campaign'],
    ['half a character', { campaign: '\ud800' }, 'campaign'],
    ['a source that is none', { source: 5 }, 'source'],
    ['a day that is none', { day: '2026-02-30' }, 'day'],
    ['a day of another age', { day: '0026-11-23' }, 'day'],
    ['money taken back', { amount: '-1' }, 'amount'],
    ['more decimals than the currency has', { amount: '1.005' }, 'amount'],
    ['thousands parted by commas', { amount: '1,000.00' }, 'amount'],
    ['an amount that is none', { amount: null }, 'amount'],
    ['a currency that is none', { currency: 'ABC' }, 'currency'],
    ['a currency in small letters', { currency: 'eur' }, 'currency'],
    ['a column nobody knows', { clicks: 3 }, 'clicks'],
  ])('is refused for %s, naming row and column', (_what, wrong, column) => {
    expect(errorsOf([row(), row({ day: '2026-11-22', ...wrong })])).toEqual([
      { path: `rows.1.${column}`, message: expect.any(String) },
    ]);
  });

  it('is refused for what is no row', () => {
    expect(errorsOf([null])).toEqual([{ path: 'rows.0', message: expect.any(String) }]);
  });

  it('tells the errors of all rows at once, a hundred at most', () => {
    const rows = Array.from({ length: 300 }, () => row({ day: 'yesterday' }));
    expect(errorsOf(rows.slice(0, 3)).map(({ path }) => path)).toEqual([
      'rows.0.day',
      'rows.1.day',
      'rows.2.day',
    ]);
    expect(errorsOf(rows)).toHaveLength(100);
  });

  it('says each thing once: a second row of the same key names the first', () => {
    const rows = [row({ day: '2026-11-20' }), row(), row({ amount: '99', currency: 'USD' })];
    expect(errorsOf(rows)).toEqual([{ path: 'rows.2', message: expect.stringContaining('rows.1') }]);
    expect(errorsOf([row(), row({ source: null }), row({ campaign: 'brand' })])).toEqual([]);
  });

  it('has a row at least, and only so many', () => {
    expect(errorsOf([])).toEqual([{ path: 'rows', message: expect.any(String) }]);
    const many = Array.from({ length: MOST_SPEND_ROWS + 1 }, (_, i) => row({ campaign: `c${i}` }));
    expect(errorsOf(many)).toEqual([{ path: 'rows', message: expect.stringContaining('5000') }]);
    expect(errorsOf(many.slice(1))).toEqual([]);
  });

  it('is of a year at most', () => {
    const year = (days: number) => errorsOf([row(), row({ day: addDays('2026-11-23', -days) })]);
    expect(year(365)).toEqual([]);
    expect(year(366)).toEqual([{ path: 'rows', message: expect.stringContaining('2025-11-22') }]);
  });
});
