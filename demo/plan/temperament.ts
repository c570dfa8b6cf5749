/** How the people of sales answer: some at once, some late, some not at all until the lead is taken from them. */
import type { BusinessCalendar } from '../../core/calendar.ts';
import { around, between, type Random, seedFrom } from './random.ts';

export type Temperament = {
  /** Minutes until half of the leads of a clock that runs day and night are answered; open hours for the others. */
  readonly medianMinutes: number;
  readonly medianHours: number;
  readonly spread: number;
  /** Share of leads let lie, and of those outside business hours answered all the same. */
  readonly forgets: number;
  readonly afterHours: number;
};

const temperaments: readonly Temperament[] = [
  { medianMinutes: 2.4, medianHours: 0.8, spread: 0.6, forgets: 0.01, afterHours: 0.8 },
  { medianMinutes: 3.4, medianHours: 1.2, spread: 0.65, forgets: 0.03, afterHours: 0.65 },
  { medianMinutes: 6.5, medianHours: 2, spread: 0.65, forgets: 0.07, afterHours: 0.5 },
  { medianMinutes: 3, medianHours: 1.4, spread: 1, forgets: 0.04, afterHours: 0.6 },
];
/** Who has more to do than answering leads, and lets none lie. */
const manager: Temperament = {
  medianMinutes: 14,
  medianHours: 2,
  spread: 0.8,
  forgets: 0,
  afterHours: 0.3,
};

/** Each rep's, by their place among the reps. */
export const temperamentOf = (repIds: readonly string[], ownerId: string): Temperament => {
  const place = repIds.indexOf(ownerId);
  return place === -1 ? manager : (temperaments[place % temperaments.length] as Temperament);
};

/** What decides about one owner's answer, drawn before anybody knows whose the lead will be. */
export type Haste = { readonly seed: number; readonly forgets: number; readonly afterHours: number };

export const hasteFrom = (random: Random): Haste => ({
  seed: seedFrom(random),
  forgets: random(),
  afterHours: random(),
});

const MINUTE_MS = 60_000;

/**
 * When an owner who got the lead at `assignedAt` responds, epoch milliseconds. `pace` is above 1 in weeks when all were
 * slow. `random` is the sequence of this answer alone.
 */
export function respondsAt(
  who: Temperament,
  haste: Haste,
  { assignedAt, pace, clock }: { assignedAt: number; pace: number; clock: 'elapsed' | 'business' },
  calendar: Pick<BusinessCalendar, 'isOpen' | 'addOpenTime'>,
  random: Random,
): number {
  const minutes = around(random, who.medianMinutes, who.spread) * pace;
  if (clock === 'business') {
    const open = around(random, who.medianHours * 60, who.spread) * pace;
    return calendar.addOpenTime(assignedAt, Math.round(open * MINUTE_MS));
  }
  const wait = Math.round(Math.max(0.4, minutes) * MINUTE_MS);
  if (calendar.isOpen(assignedAt)) return assignedAt + wait;
  if (haste.afterHours < who.afterHours) return assignedAt + 2 * wait;
  // Seen in the morning, with whatever else came in at night.
  return calendar.addOpenTime(assignedAt, wait + Math.round(between(random, 1, 20) * MINUTE_MS));
}
