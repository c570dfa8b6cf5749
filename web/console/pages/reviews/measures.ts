/** The scorecard's measures as people read them. */
import type { Schemas } from '../../api/client.ts';
import { NONE } from '../../parts/numbers.ts';
import { duration } from '../../parts/time/format.ts';

export type Measure = Schemas['Scorecard']['measures'][number];
type Estimate = Measure['change'];

const names: Readonly<Record<Measure['id'], string>> = {
  speedToLead: 'Speed to lead, median',
  speedToLeadBusiness: 'Speed to lead in business hours, median',
  contactedWithinSla: 'Contacted within SLA',
  unworked: 'Unworked leads',
  opportunities: 'Qualified opportunities, for 30 days',
  opportunitiesPerSpend: 'Qualified opportunities',
  withDisposition: 'Closed with a disposition',
  noShowRate: 'No-show rate',
};

export const measureName = ({ id, currency }: Measure): string =>
  currency === null ? names[id] : `${names[id]}, for 1,000 ${currency}`;

/** "4 min 12 s", "83.1 %", "12.4"; a dash for nothing to measure. */
export const measured = ({ unit }: Measure, value: number | null): string =>
  value === null ? NONE : written(unit, value);

/** A figure that stays on its line. */
const whole = (figure: string): string => figure.replaceAll(' ', '\u00a0');

/** "3 min 50 s to 4 min 40 s": where it truly lies; null where there is too little to say. */
export function interval({ unit }: Measure, { low, high }: Estimate): string | null {
  return low === null || high === null
    ? null
    : `${whole(written(unit, low))} to ${whole(written(unit, high))}`;
}

/** "−1 min 5 s (−2 min to −10 s)", "+4.2 points": signs tell the direction, and never better or worse. */
export function changeWords({ unit, change }: Measure): string {
  const { value, low, high } = change;
  if (value === null) return NONE;
  const within = low === null || high === null ? '' : ` (${signed(unit, low)} to ${signed(unit, high)})`;
  return `${signed(unit, value)}${unit === 'share' ? ' points' : ''}${within}`;
}

function signed(unit: Measure['unit'], value: number): string {
  const size = unit === 'share' ? (Math.abs(value) * 100).toFixed(1) : written(unit, Math.abs(value));
  const isNothing = /^[0.]+( s)?$/.test(size);
  return whole(`${isNothing ? '±' : value < 0 ? '−' : '+'}${size}`);
}

function written(unit: Measure['unit'], value: number): string {
  switch (unit) {
    case 'seconds':
      return duration(Math.abs(value));
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'opportunities':
    case 'opportunitiesPer1000':
      return value.toFixed(value < 1 ? 2 : 1);
  }
}

const chosen: Readonly<Record<Schemas['Scorecard']['baseline']['chosen'], string>> = {
  query: 'as asked for',
  model: 'the operating model’s baseline',
  'days-before': 'the days just before',
};
export const baselineWords = ({ baseline }: Schemas['Scorecard']): string => chosen[baseline.chosen];
