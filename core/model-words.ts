/** The rules of a model in words: one telling, for whoever checks a model and for whoever reads it in the console. */
import { addDays } from './day-range.ts';
import { type Weekday, weekdays } from './model/calendar-rules.ts';
import type { IntentRules } from './model/intent-rules.ts';
import type { Pool, RuleCondition } from './model/routing-rules.ts';
import type { Tier, TierRule } from './model/tier-rules.ts';
import type { OperatingModel } from './operating-model.ts';

type Calendar = OperatingModel['calendar'];
/** Days of equal hours, such as "monday to thursday". */
export type HoursInWords = readonly { readonly days: string; readonly shifts: string[] }[];

/** Closed days are left out. */
export function hoursInWords(hours: Calendar['hours']): HoursInWords {
  const stretches: { first: Weekday; last: Weekday; shifts: string[] }[] = [];
  for (const day of weekdays) {
    const shifts = shiftsOf(hours, day);
    const before = stretches.at(-1);
    if (before && before.shifts.join() === shifts.join()) before.last = day;
    else stretches.push({ first: day, last: day, shifts });
  }
  return stretches
    .filter(({ shifts }) => shifts.length > 0)
    .map(({ first, last, shifts }) => ({ days: first === last ? first : `${first} to ${last}`, shifts }));
}

export const shiftsOf = (hours: Calendar['hours'], day: Weekday): string[] =>
  hours[day].map(({ from, to }) => `${from}-${to}`);

/** Those of the next 12 months, in order. `today` is `YYYY-MM-DD`. */
export function holidaysAhead({ holidays }: Pick<Calendar, 'holidays'>, today: string): string[] {
  const until = addDays(today, 365);
  return holidays.filter((day) => day >= today && day < until).sort();
}

/** A tier's rule, e.g. "day and night: first response within 5 min, breach after 10 min, next owner after 20 min". */
export function clockInWords(rule: TierRule): string {
  if (rule.due === 'close-of-day') {
    return (
      `in business hours: first response by the close of the day, or of the next business day from ${rule.cutoff} on; ` +
      `breach at that moment, next owner ${rule.reassignAfterClose} business min later`
    );
  }
  const { clock, respondWithin, escalateAfter, reassignAfter } = rule;
  const runs = clock === 'elapsed' ? 'day and night' : 'in business hours';
  return (
    `${runs}: first response within ${respondWithin} min, breach after ${escalateAfter} min, ` +
    `next owner after ${reassignAfter} min`
  );
}

/** Which leads are of a tier. */
export function tierInWords(tier: Tier, { highIntentForms, nurtureForms, ...asked }: IntentRules): string {
  const asks = [
    asked.demoRequested.length > 0 && 'a demo',
    asked.pricingAsked.length > 0 && 'pricing',
    asked.implementationAsked.length > 0 && 'implementation',
  ].filter((what) => what !== false);
  switch (tier) {
    case 'high':
      return (
        [
          highIntentForms.length > 0 && `by form ${anyOf(highIntentForms)}`,
          asks.length > 0 && `by any form, whoever asks for ${anyOf(asks)}`,
        ]
          .filter((part) => part !== false)
          .join('; ') || 'no lead'
      );
    case 'standard':
      return 'every other lead';
    case 'nurture': {
      if (nurtureForms.length === 0) return 'no lead';
      const unless = asks.length === 0 ? '' : `, unless they ask for ${anyOf(asks)}`;
      return `by form ${anyOf(nurtureForms)}${unless}`;
    }
  }
}

export function poolInWords({ reps, skills, territories }: Pool): string {
  const parts = [
    reps && anyOf(reps),
    skills && `with ${skills.join(' and ')}`,
    territories && `for ${anyOf(territories)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every rep' : `reps ${parts.join(', ')}`;
}

export function conditionInWords(condition: RuleCondition): string {
  const { countries, companySizes, industries, forms, sources, tiers } = condition;
  const parts = [
    tiers && `${anyOf(tiers)} leads`,
    companySizes && `companies of ${anyOf(companySizes)} employees`,
    countries && `from ${anyOf(countries)}`,
    industries && `in ${anyOf(industries)}`,
    forms && `by form ${anyOf(forms)}`,
    sources && `first seen through ${anyOf(sources)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'every lead' : parts.join(', ');
}

const anyOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
