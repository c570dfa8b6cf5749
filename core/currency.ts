/**
 * Money in minor units: whole numbers of the smallest part of a currency (ISO 4217), so that sums are exact.
 * 1999.99 EUR is 199999, 500 JPY is 500.
 */

/**
 * The active codes. Left out: funds, precious metals, units of account between states, and codes for testing. The
 * indexed units that contracts are written in (CLF, UYI, UYW) are in.
 */
const CODES = new Set(
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP
  CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
  IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
  MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
  RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
  UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/),
);

/** Decimals of the currencies that do not have two. */
const DECIMALS = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(decimals(0)),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(decimals(3)),
  ...'CLF UYW'.split(' ').map(decimals(4)),
]);

const DECIMAL_TEXT = /^(0|[1-9]\d*)(?:\.(\d+))?$/;
/**
 * The largest amount, in minor units: a mistyped deal must not push the sums of figures past 2⁵³, where whole numbers are
 * no longer exact. Nine thousand such deals in one roll-up still are.
 */
const MOST_MINOR = 10 ** 12;

/** How many decimals amounts of the currency have: its minor unit is 10⁻ⁿ of it. */
export function currencyDecimals(currency: string): number {
  return DECIMALS.get(currency) ?? 2;
}

export type MinorUnits =
  | { readonly ok: true; readonly amountMinor: number }
  | { readonly ok: false; readonly path: 'amount' | 'currency'; readonly message: string };

/**
 * An amount such as `"1999.99"` in minor units of `currency`, without rounding: more decimals than the currency has
 * are an error, as are signs, exponents and separators. A number counts as the shortest text that means it.
 */
export function toMinorUnits(amount: string | number, currency: string): MinorUnits {
  if (!CODES.has(currency)) {
    return { ok: false, path: 'currency', message: 'expected an active ISO 4217 code such as "EUR"' };
  }
  const refused = (message: string): MinorUnits => ({ ok: false, path: 'amount', message });
  const [, whole = '', fraction = ''] = DECIMAL_TEXT.exec(String(amount)) ?? [];
  if (whole === '') return refused('expected a decimal number such as "1999.99", not negative');
  const most = currencyDecimals(currency);
  if (fraction.length > most) {
    return refused(
      most === 0 ? `${currency} has no decimals` : `${currency} has ${most} decimals, not ${fraction.length}`,
    );
  }
  const amountMinor = Number(whole + fraction.padEnd(most, '0'));
  if (!(amountMinor <= MOST_MINOR)) {
    return refused(`expected at most ${formatMinor(MOST_MINOR, currency)} ${currency}`);
  }
  return { ok: true, amountMinor };
}

/**
 * Minor units as decimal text with all the currency's decimals, e.g. `1999.90`. A code that is not active any more
 * keeps its decimals: old deals are still shown.
 */
export function formatMinor(amountMinor: number, currency: string): string {
  const most = currencyDecimals(currency);
  const digits = String(amountMinor).padStart(most + 1, '0');
  return most === 0 ? digits : `${digits.slice(0, -most)}.${digits.slice(-most)}`;
}

function decimals(count: number): (code: string) => [string, number] {
  return (code) => [code, count];
}
