/** The six numbers that both teams look at first. */
import type { Schemas } from '../../api/client.ts';
import { count, percent, seconds } from '../../parts/numbers.ts';
import { type Change, countChange, durationChange, rateChange } from './change.ts';

export type Figures = Schemas['Figures'];

type Headline = {
  readonly title: string;
  readonly value: string;
  /** What the value is a share or a median of. */
  readonly under: string;
  readonly few: boolean;
  /** Null when it is not asked for, or there is nothing to compare with. */
  readonly change: Change | null;
};

/** `before`: the figures of the days before, or null when they were not asked for. */
export function headlines(now: Figures, before: Figures | null, smallSampleBelow: number): Headline[] {
  const made = (
    title: string,
    value: string,
    behind: (figures: Figures) => number,
    noun: string,
    changeFrom: (before: Figures) => Change | null,
  ): Headline => {
    const isFew = (figures: Figures) => behind(figures) < smallSampleBelow;
    const change = before && changeFrom(before);
    return {
      title,
      value,
      under: `of ${count(behind(now))} ${noun}`,
      few: isFew(now),
      // Chance alone moves a small sample: the change is shown, and not judged.
      change: change && before && (isFew(now) || isFew(before)) ? { ...change, verdict: null } : change,
    };
  };
  const rate = (
    title: string,
    of: (figures: Figures) => number | null,
    behind: (figures: Figures) => number,
    noun: string,
    better: 'up' | 'down' = 'up',
  ) => made(title, percent(of(now)), behind, noun, (then) => rateChange(of(now), of(then), better));

  return [
    {
      ...made(
        'Captured',
        count(now.captured),
        (it) => it.captured,
        'leads',
        (then) => countChange(now.captured, then.captured),
      ),
      under: 'leads',
    },
    rate(
      'Lead to contact',
      (it) => it.leadToContact,
      (it) => it.captured,
      'captured',
    ),
    rate(
      'Contact to qualified',
      (it) => it.contactToQualified,
      (it) => it.contacted,
      'contacted',
    ),
    rate(
      'Qualified to opportunity',
      (it) => it.qualifiedToOpportunity,
      (it) => it.qualified,
      'qualified',
    ),
    made(
      'Median speed to lead',
      seconds(now.medianSpeedToLeadSeconds),
      (it) => it.samples.speedToLead,
      'responses',
      (then) => durationChange(now.medianSpeedToLeadSeconds, then.medianSpeedToLeadSeconds),
    ),
    rate(
      'No-show rate',
      (it) => it.noShowRate,
      (it) => it.samples.meetings,
      'meetings',
      'down',
    ),
  ];
}
