/** Figures as people read them. What is not known is a dash, never a zero. */
import { duration } from './time/format.ts';

export const NONE = '–';

const counts = new Intl.NumberFormat('en-GB');
const shares = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

export const count = (value: number): string => counts.format(value);

/** `rate`: 0 to 1, or null with nothing under it. */
export const percent = (rate: number | null): string => (rate === null ? NONE : shares.format(rate));

/** `seconds`: null for the median of nothing. */
export const seconds = (value: number | null): string => (value === null ? NONE : duration(value));

/** `minor`: minor units of the currency, as ISO 4217 has them. */
export function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Sums in minor units by currency: "€1,200.00 + £30.00"; a dash for none. */
export const sums = (byCurrency: Readonly<Record<string, number>> | null): string =>
  Object.entries(byCurrency ?? {})
    .map(([currency, minor]) => money(minor, currency))
    .join(' + ') || NONE;
