import { expect, it } from 'vitest';
import { businessCalendar } from '../../../core/calendar.ts';
import { seeded } from '../../../demo/plan/random.ts';
import { respondsAt, temperamentOf } from '../../../demo/plan/temperament.ts';
import { anOperatingModel, capturedAt } from '../../support/builders.ts';

const calendar = businessCalendar(anOperatingModel().calendar);
const repIds = ['alex', 'blair', 'casey', 'devon'];
const onMonday = Date.parse(capturedAt);
const onSunday = onMonday - 86_400_000;

/** Minutes until this person's answers, from the fastest to the slowest. */
function answers(
  ownerId: string,
  {
    at = onMonday,
    clock = 'elapsed',
    afterHours = 0.5,
  }: { at?: number; clock?: 'elapsed' | 'business'; afterHours?: number } = {},
): number[] {
  const who = temperamentOf(repIds, ownerId);
  return Array.from({ length: 200 }, (_, seed) => {
    const haste = { seed, forgets: 0.5, afterHours };
    const terms = { assignedAt: at, pace: 1, clock };
    return (respondsAt(who, haste, terms, calendar, seeded(seed)) - at) / 60_000;
  }).sort((a, b) => a - b);
}
const median = (minutes: number[]) => minutes[100] as number;

it('some are fast and some are slow, and the manager is slower than the fast ones', () => {
  expect(median(answers('alex'))).toBeLessThan(4);
  expect(median(answers('casey'))).toBeGreaterThan(6);
  expect(median(answers('morgan'))).toBeGreaterThan(median(answers('alex')));
});

it('nobody answers before the lead is theirs', () => {
  for (const ownerId of [...repIds, 'morgan']) expect(answers(ownerId)[0]).toBeGreaterThan(0);
});

it('on a Sunday a lead is answered at once or when sales opens on Monday', () => {
  expect(median(answers('alex', { at: onSunday, afterHours: 0 }))).toBeLessThan(30);
  const [first = 0] = answers('alex', { at: onSunday, afterHours: 0.99 });
  expect(calendar.isOpen(onSunday + first * 60_000)).toBe(true);
});

it('what runs on a business clock is answered in business hours', () => {
  for (const minutes of answers('devon', { at: onSunday, clock: 'business' })) {
    expect(calendar.isOpen(onSunday + Math.floor(minutes * 60_000))).toBe(true);
  }
});
