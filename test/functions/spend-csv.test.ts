import { describe, expect, it } from 'vitest';
import { spendCsv } from '../../functions/spend-api/spend-csv.ts';

describe('a CSV of spend', () => {
  const first = (text: string) => spendCsv(text).rows[0];
  const launch = { campaign: 'launch', day: '2026-11-23', amount: '12.50', currency: 'EUR' };

  it.each([
    ['columns in any order', 'currency,amount,day,campaign\nEUR,12.50,2026-11-23,launch'],
    ['a header in capitals', 'Campaign,Day,AMOUNT,Currency\nlaunch,2026-11-23,12.50,EUR'],
    [
      'lines of Windows and empty ones',
      'campaign,day,amount,currency\r\n\r\nlaunch,2026-11-23,12.50,EUR\r\n\r\n',
    ],
    ['semicolons, and commas for decimals', 'campaign;day;amount;currency\nlaunch;2026-11-23;12,50;EUR\n;;;'],
    [
      'quotes where none are needed',
      '"campaign","day","amount","currency"\n"launch","2026-11-23","12.50","EUR"',
    ],
    ['spaces around cells', 'campaign, day, amount, currency\nlaunch , 2026-11-23, 12.50, EUR'],
  ])('may have %s', (_what, text) => {
    expect(first(text)).toEqual(launch);
  });

  it.each([
    ['a column is missing', 'campaign,day,amount\nlaunch,2026-11-23,1', 'header.currency'],
    ['a column is unknown', 'campaign,day,amount,currency,clicks\na,b,c,d,e', 'header.clicks'],
    ['a column is there twice', 'campaign,day,day,amount,currency\na,b,b,c,d', 'header.day'],
    ['a row is wider than the header', 'campaign,day,amount,currency\na,b,1,000,EUR', 'rows.0'],
    ['there is no header', 'launch,2026-11-23,12.50,EUR', 'header.campaign'],
  ])('is refused when %s', (_what, text, path) => {
    expect(() => spendCsv(text)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          errors: expect.arrayContaining([expect.objectContaining({ path })]),
        }),
      }),
    );
  });
});
