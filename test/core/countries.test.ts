import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCode, countryName, isCountryCode } from '../../core/countries.ts';
import { anyText } from '../support/any-text.ts';

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
const pairs = letters.flatMap((first) => letters.map((second) => first + second));
const countries = pairs.filter(isCountryCode);

describe('a country as people write it', () => {
  it.each([
    ...[
      ['DE', 'DE'],
      ['de', 'DE'],
      [' De. ', 'DE'],
      ['st', 'ST'],
      ['XK', 'XK'],
    ],
    ...[
      ['Germany', 'DE'],
      ['GERMANY', 'DE'],
      ['  germany ', 'DE'],
      ['Deutschland', 'DE'],
      ['España', 'ES'],
      ['espana', 'ES'],
      ['Österreich', 'AT'],
      ['Oesterreich', 'AT'],
      ['Česko', 'CZ'],
      ['Czechia', 'CZ'],
      ['Czech Republic', 'CZ'],
      ['日本', 'JP'],
    ],
    ...[
      ['USA', 'US'],
      ['U.S.', 'US'],
      ['U.S.A.', 'US'],
      ['UAE', 'AE'],
      ['u.k', 'GB'],
      ['u. s. a.', 'US'],
      ['(USA)', 'US'],
      ['America', 'US'],
      ['United States', 'US'],
      ['the United States of America', 'US'],
    ],
    ...[
      ['UK', 'GB'],
      ['U.K.', 'GB'],
      ['Great Britain', 'GB'],
      ['England', 'GB'],
      ['Northern Ireland', 'GB'],
      ['Ireland', 'IE'],
      ['Holland', 'NL'],
      ['The Netherlands', 'NL'],
      ['Turkey', 'TR'],
      ['Türkiye', 'TR'],
      ['turkiye', 'TR'],
    ],
    ...[
      ['Korea, Republic of', 'KR'],
      ['Republic of Korea', 'KR'],
      ["Korea (Democratic People's Republic of)", 'KP'],
      ['South Korea', 'KR'],
      ['Iran (Islamic Republic of)', 'IR'],
      ['Viet Nam', 'VN'],
      ['Bahamas, The', 'BS'],
      ['Congo, Democratic Republic of the', 'CD'],
      ['DR Congo', 'CD'],
      ['Antigua and Barbuda', 'AG'],
      ['St. Lucia', 'LC'],
      ['Saint Lucia', 'LC'],
      ['Cote d’Ivoire', 'CI'],
      ["Côte d'Ivoire", 'CI'],
      ['Ivory Coast', 'CI'],
      ['Hong Kong', 'HK'],
      ['Virgin Islands, U.S.', 'VI'],
      ['British Virgin Islands', 'VG'],
      ['Guinea-Bissau', 'GW'],
      ['Niger', 'NE'],
      ['Dominica', 'DM'],
      ['Dominican Republic', 'DO'],
    ],
  ])('%s is %s', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });

  it.each([
    ...[
      '',
      ' ',
      '-',
      '...',
      'the',
      '-- please choose --',
      'Atlantis',
      'other',
      'n/a',
      'N.A.',
      'd.e.',
      'Germanyy',
      'D E Germany',
    ],
    // Several countries, or none of them.
    ...[
      'Congo',
      'Korea',
      'Virgin Islands',
      'Europe',
      'EU',
      'European Union',
      'United Nations',
      'UN',
      'ZZ',
      'XA',
    ],
    ...['QO', 'AC', 'Unknown Region', 'Pseudo-Accents', 'Yugoslavia', '1', '49', '__proto__', 'constructor'],
    `Germany${' '.repeat(100)}`,
  ])('%j is nobody knows what', (text) => {
    expect(countryCode(text)).toBeNull();
  });

  it.each([
    ['BU', 'MM'],
    ['DD', 'DE'],
    ['FX', 'FR'],
    ['TP', 'TL'],
    ['YD', 'YE'],
    ['ZR', 'CD'],
  ])('the withdrawn code %s is its successor %s', (withdrawn, code) => {
    expect(countryCode(withdrawn)).toBe(code);
    expect(isCountryCode(withdrawn)).toBe(false);
    expect(countryName(withdrawn)).toBeNull();
  });

  it.each(['AN', 'CS', 'NT', 'PC', 'SU', 'YU'])('the withdrawn code %s is several countries', (withdrawn) => {
    expect(countryCode(withdrawn)).toBeNull();
  });
});

describe('the countries', () => {
  it('are the 249 of ISO 3166 and Kosovo', () => {
    expect(countries).toHaveLength(250);
  });

  it('have codes of two capitals', () => {
    for (const other of ['de', 'DEU', 'D', '', ' DE', 'Germany', 'UK', 'EU', '12', 'ÄÖ']) {
      expect([other, isCountryCode(other)]).toEqual([other, false]);
      expect(countryName(other)).toBeNull();
    }
  });

  it('are found by their own code and name, which no two share', () => {
    for (const code of countries) {
      const name = countryName(code) as string;
      expect([code, countryCode(code), countryCode(code.toLowerCase())]).toEqual([code, code, code]);
      expect([name, countryCode(name), countryCode(name.toUpperCase())]).toEqual([name, code, code]);
    }
    expect(countryName('FR')).toBe('France');
  });

  it('are the only answers, whatever was written', () => {
    for (const pair of pairs) {
      const code = countryCode(pair);
      if (code !== null) expect(isCountryCode(code)).toBe(true);
    }
    const written = fc.oneof(anyText, fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(written, (text) => {
        const code = countryCode(text);
        expect(code === null || isCountryCode(code)).toBe(true);
      }),
    );
  });
});
