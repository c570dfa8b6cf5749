import { describe, expect, it } from 'vitest';
import { modelSummary } from '../../core/model-summary.ts';
import { parseOperatingModel } from '../../core/operating-model.ts';
import { theModelFile } from '../support/builders.ts';

/** handoff.yaml bent by the test, told on 2026-11-24. */
// biome-ignore lint/suspicious/noExplicitAny: the unchecked input of a parser, which tests bend in every way
function summaryOf(bend: (file: any) => void = () => {}) {
  const file = theModelFile();
  bend(file);
  const parsed = parseOperatingModel(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return modelSummary(parsed.model, '2026-11-24');
}

describe('a model in words', () => {
  it('joins weekdays of equal hours and leaves closed days out', () => {
    const hours = {
      monday: ['09:00-12:30', '13:30-18:00'],
      tuesday: ['09:00-12:30', '13:30-18:00'],
      wednesday: ['09:00-12:30'],
      saturday: ['10:00-24:00'],
      sunday: ['10:00-24:00'],
    };
    expect(summaryOf((file) => Object.assign(file.calendar, { hours })).hours).toEqual([
      { days: 'monday to tuesday', shifts: ['09:00-12:30', '13:30-18:00'] },
      { days: 'wednesday', shifts: ['09:00-12:30'] },
      { days: 'saturday to sunday', shifts: ['10:00-24:00'] },
    ]);
  });

  it('has the holidays of the next 12 months, today among them, in order', () => {
    const holidays = ['2027-11-24', '2027-11-23', '2026-11-24', '2026-11-23', '2027-01-01'];
    const told = summaryOf((file) => Object.assign(file.calendar, { holidays, holidayFeed: 'uk.ics' }));
    expect(told).toMatchObject({
      holidays: ['2026-11-24', '2027-01-01', '2027-11-23'],
      holidayFeed: 'uk.ics',
    });
  });

  it('says the clock of each tier', () => {
    const told = summaryOf((file) => {
      file.tiers.standard.clock = 'business';
    });
    expect(told.tiers).toEqual([
      {
        tier: 'high',
        clock: 'day and night: first response within 5 min, breach after 10 min, next owner after 20 min',
      },
      {
        tier: 'standard',
        clock:
          'in business hours: first response within 15 min, breach after 15 min, next owner after 20 min',
      },
      {
        tier: 'nurture',
        clock:
          'in business hours: first response by the close of the day, or of the next business day from 16:00 on; ' +
          'breach at that moment, next owner 20 business min later',
      },
    ]);
  });

  it('names the members of each pool, with their weight, and only those who can get leads', () => {
    const told = summaryOf((file) => {
      file.team[1].weight = 3; // alex
      file.team[2].active = false; // blair
      file.routing.pools.named = { reps: ['alex', 'casey'], skills: ['enterprise', 'german'] };
    });
    expect(told.fallbackManager).toBe('Morgan Reyes');
    expect(told.pools).toEqual([
      { name: 'everyone', takes: 'every rep', members: ['Alex Kim (weight 3)', 'Casey Lund', 'Devon Silva'] },
      { name: 'enterprise', takes: 'reps with enterprise', members: ['Alex Kim (weight 3)'] },
      { name: 'dach', takes: 'reps for dach', members: ['Casey Lund', 'Devon Silva'] },
      { name: 'named', takes: 'reps alex or casey, with enterprise and german', members: [] },
    ]);
  });

  it('says the rules in their order', () => {
    const told = summaryOf((file) => {
      file.routing.rules[0].when = {
        tiers: ['high', 'standard'],
        companySizes: ['1000+'],
        countries: ['DE', 'AT', 'CH'],
        industries: ['banking'],
        forms: ['demo'],
        sources: ['google', 'bing'],
      };
    });
    expect(told.rules).toEqual([
      {
        name: 'large-companies',
        takes:
          'high or standard leads, companies of 1000+ employees, from DE, AT or CH, in banking, by form demo, ' +
          'first seen through google or bing',
        pool: 'enterprise',
      },
      { name: 'german-speaking', takes: 'from DE, AT or CH', pool: 'dach' },
      { name: 'everybody-else', takes: 'every lead', pool: 'everyone' },
    ]);
  });
});
