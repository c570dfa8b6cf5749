import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, formatMinor, toMinorUnits } from '../../core/currency.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Of all codes of three capitals, those that amounts may be in. */
const currencies = letters
  .flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}`)))
  .filter((code) => toMinorUnits('1', code).ok);
const anyCurrency = fc.constantFrom(...currencies);
const anyAmountMinor = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.maxSafeNat().map((amount) => amount % (10 ** 12 + 1)),
  fc.constantFrom(0, 1, 9, 10, 99, 100, 101, 999, 1000, 10 ** 12),
);

describe('an amount in minor units', () => {
  it.each([
    ['1999.99', 'EUR', 199_999],
    ['1999.9', 'EUR', 199_990],
    ['1999', 'EUR', 199_900],
    ['0', 'EUR', 0],
    ['0.01', 'USD', 1],
    ['500', 'JPY', 500],
    ['1.5', 'KWD', 1500],
    ['1.2345', 'CLF', 12_345],
    // As floats, 4.35 * 100 is 434.99999999999994.
    [4.35, 'USD', 435],
    [1999.99, 'USD', 199_999],
    [0, 'USD', 0],
    [-0, 'USD', 0],
    ['10000000000.00', 'EUR', 10 ** 12],
    ['1000000000000', 'JPY', 10 ** 12],
  ])('%s %s is %s', (amount, currency, amountMinor) => {
    expect(toMinorUnits(amount, currency)).toEqual({ ok: true, amountMinor });
  });

  it.each([
    ['10.999', 'EUR', 'EUR has 2 decimals, not 3'],
    ['10.500', 'EUR', 'EUR has 2 decimals, not 3'],
    ['100.0', 'JPY', 'JPY has no decimals'],
    [0.00001, 'CLF', 'CLF has 4 decimals, not 5'],
    ['1.2345', 'KWD', 'KWD has 3 decimals, not 4'],
    ['10000000000.01', 'EUR', 'expected at most 10000000000.00 EUR'],
    ['1000000000001', 'JPY', 'expected at most 1000000000000 JPY'],
    ['9'.repeat(10_000), 'JPY', 'expected at most 1000000000000 JPY'],
  ])('%s %s is refused: %s', (amount, currency, message) => {
    expect(toMinorUnits(amount, currency)).toEqual({ ok: false, path: 'amount', message });
  });

  it.each([
    ...[
      '',
      ' ',
      '1 ',
      ' 1',
      '-1',
      '-0',
      '+1',
      '1,5',
      '1,000',
      '1.',
      '.5',
      '01',
      '00',
      '1e3',
      '0x10',
      '1_000',
    ],
    ...['1.2.3', '١', 'NaN', 'Infinity', '1\n', '€5'],
    ...[-1, -0.5, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY],
  ])('%j is no amount', (amount) => {
    expect(toMinorUnits(amount, 'EUR')).toEqual({
      ok: false,
      path: 'amount',
      message: expect.stringContaining('expected a decimal number such as "1999.99"'),
    });
  });

  it.each([
    '',
    'eur',
    'EURO',
    'EU',
    'XXX',
    'XTS',
    'XAU',
    'XDR',
    'CHE',
    'MXV',
    'USN',
    'DEM',
    'HRK',
    'BTC',
    '€',
  ])('the currency is not %j', (currency) => {
    expect(toMinorUnits('1', currency)).toEqual({
      ok: false,
      path: 'currency',
      message: expect.stringContaining('ISO 4217'),
    });
  });
});

describe('the currencies', () => {
  it('are more than 150', () => {
    expect(currencies.length).toBeGreaterThan(150);
  });

  it('have the decimals the runtime knows of, where it rounds as ISO 4217 does', () => {
    // The runtime's tables drop decimals that nobody pays in any more; ISO 4217 keeps them.
    const roundedInPractice = new Set(
      `AFN ALL COP CRC HUF IDR IQD IRR KPW LAK LBP MGA MMK MRU PKR RSD SLE SOS STN SYP TZS UZS YER ZMW ZWG AMD CZK
      GYD MUR MNT NOK SEK TWD TMM GTQ UYW UYI CLF`.split(/\s+/),
    );
    for (const currency of currencies) {
      if (roundedInPractice.has(currency)) continue;
      const known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
      expect([currency, currencyDecimals(currency)]).toEqual([currency, known.maximumFractionDigits]);
    }
  });

  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['UGX', 0],
    ['EUR', 2],
    ['HUF', 2],
    ['BHD', 3],
    ['IQD', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['UYI', 0],
  ])('%s has %i decimals', (currency, count) => {
    expect(currencyDecimals(currency)).toBe(count);
  });
});

describe('for any amount and currency', () => {
  it('what is written out is read back', () => {
    fc.assert(
      fc.property(anyAmountMinor, anyCurrency, (amountMinor, currency) => {
        expect(toMinorUnits(formatMinor(amountMinor, currency), currency)).toEqual({ ok: true, amountMinor });
      }),
    );
  });

  it('what is written out has all decimals of its currency', () => {
    for (const currency of currencies) {
      const text = formatMinor(5, currency);
      expect(text.split('.')[1]?.length ?? 0).toBe(currencyDecimals(currency));
      expect(toMinorUnits(text, currency)).toEqual({ ok: true, amountMinor: 5 });
    }
  });

  it('a number is the amount that its text is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), anyCurrency, (amount, currency) => {
        expect(toMinorUnits(amount, currency)).toEqual(toMinorUnits(String(amount), currency));
      }),
    );
  });

  it('the sum of amounts is the amount of the sum', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const [left, right] = [a, b].map((it) => toMinorUnits(formatMinor(it, 'EUR'), 'EUR'));
        expect(left?.ok && right?.ok && formatMinor(left.amountMinor + right.amountMinor, 'EUR')).toBe(
          formatMinor(a + b, 'EUR'),
        );
      }),
    );
  });

  it('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (amount, currency) => {
        expect(toMinorUnits(amount, currency).ok).toBe(false);
      }),
      {
        examples: [
          ['5', 'constructor'],
          ['5', '__proto__'],
        ],
      },
    );
  });
});

describe('decimal text', () => {
  it.each([
    [199_990, 'EUR', '1999.90'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [0, 'JPY', '0'],
    [500, 'JPY', '500'],
    [1, 'BHD', '0.001'],
    [12_345, 'UYW', '1.2345'],
    [199_990, 'HRK', '1999.90'],
  ])('%i %s is %s', (amountMinor, currency, text) => {
    expect(formatMinor(amountMinor, currency)).toBe(text);
  });
});
