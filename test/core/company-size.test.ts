import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcount, parseRange, within } from '../../core/company-size.ts';
import { anyText } from '../support/any-text.ts';

const Infinite = Number.POSITIVE_INFINITY;
const people = fc.integer({ min: 1, max: 10_000_000 });
const anyRange = fc
  .tuple(people, fc.oneof(people, fc.constant(Infinite)))
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

describe('the headcount that an answer means', () => {
  it.each<[string, number, number]>([
    ['51-200', 51, 200],
    ['51 - 200', 51, 200],
    ['51–200 employees', 51, 200],
    ['51—200 People', 51, 200],
    ['51\u2011200', 51, 200],
    ['51−200', 51, 200],
    ['51~200', 51, 200],
    ['51 to 200', 51, 200],
    ['from 51 to 200 staff', 51, 200],
    ['between 51 and 200 people', 51, 200],
    ['１０-５０', 10, 50],
    ['0-1 employees', 0, 1],
    ['50-50', 50, 50],
    ['1,000 - 5,000', 1000, 5000],
    ['1.000–5.000', 1000, 5000],
    ["1'000-5’000", 1000, 5000],
    ['1\u00A0000 - 5\u202F000', 1000, 5000],
    ['1000-5,000', 1000, 5000],
    ['1k-5k', 1000, 5000],
    ['1K – 5K', 1000, 5000],
    ['500-1k', 500, 1000],
    ['1.5k-2,5k', 1500, 2500],
  ])('%s is a range', (text, min, max) => {
    expect(headcount(text)).toEqual({ min, max });
  });

  it.each<[string, number, number]>([
    ['200+', 200, Infinite],
    ['200 +', 200, Infinite],
    ['10,001+ employees', 10_001, Infinite],
    ['10k+', 10_000, Infinite],
    ['500 or more', 500, Infinite],
    ['500 employees or more', 500, Infinite],
    ['at least 500', 500, Infinite],
    ['>= 500', 500, Infinite],
    ['≥500', 500, Infinite],
    ['more than 500', 501, Infinite],
    ['More than 500 employees', 501, Infinite],
    ['over 1,000', 1001, Infinite],
    ['>500', 501, Infinite],
    ['<10', 1, 9],
    ['< 10', 1, 9],
    ['less than 10 people', 1, 9],
    ['fewer than 10', 1, 9],
    ['under 1k', 1, 999],
    ['up to 10', 1, 10],
    ['<=10', 1, 10],
    ['≤ 10', 1, 10],
    ['10 or less', 1, 10],
    ['10 people or fewer', 1, 10],
  ])('%s has one end', (text, min, max) => {
    expect(headcount(text)).toEqual({ min, max });
  });

  it.each([
    ['250', 250],
    ['250 employees', 250],
    ['1,250', 1250],
    ['1.250', 1250],
    ['12k', 12_000],
    ['1 person', 1],
    ['Self-employed', 1],
    ['self employed', 1],
    ['Self‑Employed', 1],
    ['Freelancer', 1],
    ['just me', 1],
    ['Sole trader', 1],
  ])('%s is one number', (text, size) => {
    expect(headcount(text)).toEqual({ min: size, max: size });
  });

  it.each([
    ...[
      '',
      ' ',
      'enterprise',
      'SMB',
      'n/a',
      'employees',
      'many',
      '-',
      '+',
      '>',
      '-5',
      '5-',
      '-5-10',
      '5--10',
    ],
    ...['200-51', '5k-1k', '1-5k', '<1', '0', '10-Nov', '2026-11-24', '10-20-30', '1-10, 11-50', 'about 300'],
    ...[
      '~250',
      '1.5',
      '1,5',
      '12.50',
      '1,00',
      '1,0000',
      '.5k',
      '1.25k',
      '0.5',
      '1e3',
      '0x10',
      '٥٠',
      '10%',
      '$10',
    ],
    ...['99999999', '99999999999999999999', '1-99999999999999999999', '10+10', '10++', 'NaN', 'Infinity'],
    ...['not more than 50', 'series B, 50 people', '__proto__', `1-2${' '.repeat(100)}`],
  ])('%j says nothing certain', (text) => {
    expect(headcount(text)).toBeNull();
  });

  it('is a range or nothing, for any text', () => {
    const written = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789,. -+<>k') }));
    fc.assert(
      fc.property(written, (text) => {
        const size = headcount(text);
        if (size === null) return;
        expect(Number.isInteger(size.min) && size.min >= 0 && size.min <= size.max).toBe(true);
        expect(Number.isInteger(size.max) || size.max === Infinite).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what the range was, however its thousands are set apart', () => {
    const numbers = ['en', 'de', 'fr', 'de-CH'].map((locale) => new Intl.NumberFormat(locale));
    fc.assert(
      fc.property(anyRange, fc.constantFrom(...numbers), ({ min, max }, number) => {
        const text =
          max === Infinite ? `${number.format(min)}+` : `${number.format(min)}–${number.format(max)}`;
        expect(headcount(text)).toEqual({ min, max });
      }),
    );
  });
});

describe('a range of the model', () => {
  it.each([
    ['50-5000', { min: 50, max: 5000 }],
    ['1000+', { min: 1000, max: Infinite }],
    ['1-1', { min: 1, max: 1 }],
  ])('may be %s', (text, range) => {
    expect(parseRange(text)).toEqual(range);
  });

  it.each([
    '',
    '50',
    '5000-50',
    '50 - 5000',
    '1,000+',
    '1k+',
    '-5',
    '50-',
    '+',
    '<10',
    '50–200',
    '1-999999999',
  ])('may not be %j', (text) => {
    expect(parseRange(text)).toBeNull();
  });
});

describe('a company inside a range', () => {
  const wanted = { min: 50, max: 5000 };

  it.each<[string, string]>([
    ['51-200', 'met'],
    ['50-5000', 'met'],
    ['250', 'met'],
    ['49', 'not_met'],
    ['<50', 'not_met'],
    ['5001+', 'not_met'],
    ['self-employed', 'not_met'],
    ['11-50', 'unknown'],
    ['1000+', 'unknown'],
    ['1-10000', 'unknown'],
    ['enterprise', 'unknown'],
  ])('%s is %s', (text, verdict) => {
    expect(within(headcount(text), wanted)).toBe(verdict);
  });

  it('has no upper end where the range has none', () => {
    expect(within(headcount('10k+'), { min: 1000, max: Infinite })).toBe('met');
    expect(within(headcount('500+'), { min: 1000, max: Infinite })).toBe('unknown');
  });

  it('is met, or not met, when every size it may be is inside, or none is', () => {
    const small = fc.integer({ min: 0, max: 12 });
    const smallRange = fc.tuple(small, small).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
    fc.assert(
      fc.property(smallRange, smallRange, (size, range) => {
        const sizes = Array.from({ length: size.max - size.min + 1 }, (_, i) => size.min + i);
        const inside = sizes.filter((it) => it >= range.min && it <= range.max).length;
        const verdict = inside === sizes.length ? 'met' : inside === 0 ? 'not_met' : 'unknown';
        expect(within(size, range)).toBe(verdict);
      }),
    );
  });
});
