/** Figures as a meeting reads them; without data a dash, never 0. */
import { formatMinor } from '../currency.ts';
import type { ExperimentMetric } from '../experiment.ts';
import type { ExperimentFigure, ExperimentResult } from '../experiment-result.ts';
import { clockTime } from '../lead-card.ts';
import { dayWords } from '../local-time.ts';

export const NO_DATA = '–';

export const percent = (rate: number | null): string =>
  rate === null ? NO_DATA : `${(rate * 100).toFixed(0)} %`;

/** Seconds as people say them: "45 s", "4 min 5 s", "3 h 20 min", "2 days 4 h". */
export function duration(seconds: number | null): string {
  if (seconds === null) return NO_DATA;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return two(whole, 60, 'min', 's');
  if (whole < 172_800) return two(Math.round(whole / 60), 60, 'h', 'min');
  return two(Math.round(whole / 3600), 24, 'days', 'h');
}

function two(amount: number, base: number, unit: string, smaller: string): string {
  const rest = amount % base;
  return `${Math.floor(amount / base)} ${unit}${rest === 0 ? '' : ` ${rest} ${smaller}`}`;
}

/** Sums of money, a line for each currency, in the order of their codes: "1,250.00 EUR". */
export function money(sums: Readonly<Record<string, number>>): string {
  const amounts = Object.entries(sums)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => `${grouped(minor, currency)} ${currency}`);
  return amounts.length === 0 ? NO_DATA : amounts.join('\n');
}

/** When it was, to the minute: "Mon 23 Nov, 09:00 GMT". `at` is ISO 8601 UTC. */
export const minuteOf = (at: string, timeZone: string): string =>
  clockTime(`${at.slice(0, 16)}:00Z`, timeZone);

/** "16 Nov – 22 Nov 2026" */
export const span = (from: string, to: string): string =>
  `${dayOf(from)}${from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${from.slice(0, 4)}`} – ${dayOf(to)} ${to.slice(0, 4)}`;

export const mean = (value: number | null): string => (value === null ? NO_DATA : value.toFixed(1));

const dayOf = (day: string): string => dayWords(day).slice(4);

function grouped(minor: number, currency: string): string {
  const [whole = '', fraction] = formatMinor(Math.abs(minor), currency).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '−' : ''}${thousands}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const metricNames: Readonly<Record<ExperimentMetric, string>> = {
  leadToContact: 'lead to contact',
  contactToQualified: 'contact to qualified',
  qualifiedToOpportunity: 'qualified to opportunity',
  noShowRate: 'no-show rate',
  medianSpeedToLead: 'median speed to lead',
  medianFirstResponse: 'median first response',
  costPerLead: 'cost per lead',
  costPerQualifiedLead: 'cost per qualified lead',
  costPerOpportunity: 'cost per opportunity',
};

/** "12 % (of 40) → 18 % (of 35)": always with what it is of. */
export function resultWords({ unit, before, after }: ExperimentResult): string {
  const figure = ({ value, cost, samples }: ExperimentFigure): string => {
    const said = { rate: percent(value), seconds: duration(value), cost: money(cost).replaceAll('\n', ', ') };
    return `${said[unit]} (of ${samples})`;
  };
  return `${figure(before)} → ${figure(after)}`;
}
