import { describe, expect, it } from 'vitest';
import { parseOperatingModel } from '../../core/operating-model.ts';
import { theModelFile } from '../support/builders.ts';

/** handoff.yaml with one value replaced, or taken out when the value is undefined. */
function theModelWith(path: string, value: unknown) {
  const model = theModelFile();
  const steps = path === '' ? [] : path.split('.');
  const last = steps.pop() as string;
  const place = steps.reduce((at, step) => at[step], model);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return model;
}

function errorsOf(value: unknown) {
  const parsed = parseOperatingModel(value);
  return parsed.ok ? [] : parsed.errors;
}

function modelOf(value: unknown) {
  const parsed = parseOperatingModel(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.model;
}

describe('handoff.yaml', () => {
  it('is a good model', () => {
    expect(errorsOf(theModelFile())).toEqual([]);
  });

  it('has the tiers that both teams agreed on', () => {
    expect(modelOf(theModelFile()).tiers).toEqual({
      high: { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 },
      standard: { clock: 'elapsed', respondWithin: 15, escalateAfter: 15, reassignAfter: 20 },
      nurture: { clock: 'business', due: 'close-of-day', cutoff: '16:00', reassignAfterClose: 20 },
    });
  });

  it('has a sample team of four reps and a manager, and the five dispositions', () => {
    const { team, dispositions } = modelOf(theModelFile());
    expect([team.manager.id, ...team.reps.map(({ id }) => id)]).toEqual([
      'morgan',
      'alex',
      'blair',
      'casey',
      'devon',
    ]);
    expect(dispositions).toEqual([
      'wrong_icp',
      'no_budget',
      'no_urgency',
      'competitor_chosen',
      'unresponsive',
    ]);
  });
});

describe('what a model leaves out', () => {
  it('is closed, silent, available or empty', () => {
    const model = modelOf(theModelWith('alerts.high', {}));
    const silent = { owner: [], manager: [], previousOwner: [] };
    expect(model.calendar.hours.sunday).toEqual([]);
    expect(model.alerts.high).toEqual({
      assigned: silent,
      due: silent,
      breached: silent,
      reassigned: silent,
    });
    expect(model.team.reps.every((rep) => rep.available)).toBe(true);
    expect(modelOf(theModelWith('calendar.holidays', undefined)).calendar.holidays).toEqual([]);
    expect(modelOf(theModelWith('intent', {})).intent.pricingAsked).toEqual([]);
  });
});

describe('a model may have', () => {
  it.each([
    ['split shifts', 'calendar.hours.monday', ['09:00-12:30', '13:30-18:00']],
    ['a shift until midnight', 'calendar.hours.monday', ['18:00-24:00']],
    ['a rep who is away', 'team.reps.0.available', false],
    ['a rep without a phone', 'team.reps.0.phone', undefined],
    ['no reps', 'team.reps', []],
    ['a business clock with offsets', 'tiers.nurture', { ...theModelFile().tiers.high, clock: 'business' }],
    ['a campaign with an owner', 'marketing.campaigns', { 'Spring Sale': 'field-marketing' }],
    ['a disposition of its own', 'dispositions', ['bad_timing']],
  ])('%s', (_, path, value) => {
    expect(errorsOf(theModelWith(path, value))).toEqual([]);
  });

  it('phrases in any case: they are compared without it', () => {
    expect(modelOf(theModelWith('intent.demoRequested', [' Book A Demo '])).intent.demoRequested).toEqual([
      'book a demo',
    ]);
  });
});

describe('a wrong rule is named by its path', () => {
  it.each([
    ['version', 2],
    ['version', undefined],
    ['calendar', undefined],
    ['calendar.timeZone', 'Mars/Olympus'],
    ['calendar.hours.monday', '09:00-18:00'],
    ['calendar.hours.monday.0', '9-18'],
    ['calendar.hours.monday.0', '18:00-09:00'],
    ['calendar.hours.monday.0', '09:00-24:30'],
    ['calendar.hours.monday', ['09:00-13:00', '12:00-18:00']],
    ['calendar.hours.monday', ['13:00-18:00', '09:00-12:00']],
    ['calendar.hours', {}],
    ['calendar.holidays.0', '26.11.2026'],
    ['calendar.holidays.0', '2026-02-30'],
    ['tiers', undefined],
    ['tiers.high', undefined],
    ['tiers.high.respondWithin', 0],
    ['tiers.high.respondWithin', -5],
    ['tiers.high.respondWithin', 'five'],
    ['tiers.high.respondWithin', undefined],
    ['tiers.high.reassignAfter', 60 * 24 * 15],
    ['tiers.high.clock', 'sundial'],
    ['tiers.nurture.cutoff', '25:00'],
    ['tiers.nurture.cutoff', undefined],
    ['tiers.nurture.due', 'whenever'],
    ['tiers.nurture.reassignAfterClose', 'later'],
    ['maxOwners', 0],
    ['maxOwners', 2.5],
    ['alerts.nurture', undefined],
    ['alerts.high.breached.manager.0', 'pigeon'],
    ['intent.demoRequested', 'demo'],
    ['intent.pricingAsked.0', 'x'],
    ['marketing.owner', 'Paid Media'],
    ['marketing.sources.google', ''],
    ['dispositions', []],
    ['dispositions.0', 'No budget!'],
    ['team.manager', undefined],
    ['team.manager.email', 'morgan'],
    ['team.reps.1.id', 'Blair Osei'],
    ['team.reps.1.name', ' '],
    ['team.reps.1.phone', '202-555-0102'],
    ['team.reps.1.available', 'yes'],
  ])('%s: %j', (path, value) => {
    const errors = errorsOf(theModelWith(path, value));
    expect([...new Set(errors.map((error) => error.path))]).toEqual([path]);
    expect(errors[0]?.message).not.toBe('');
  });

  it.each([
    '',
    'calendar',
    'calendar.hours',
    'tiers.high',
    'tiers.nurture',
    'alerts.high',
    'alerts.high.due',
    'team.reps.0',
  ])('a rule that does not exist is named by its place: "%s"', (path) => {
    const [error] = errorsOf(theModelWith(path === '' ? 'surprise' : `${path}.surprise`, 1));
    expect(error?.path).toBe(path);
    expect(error?.message).toContain('surprise');
  });

  it('and so are deadlines out of order', () => {
    const outOfOrder = { clock: 'elapsed', respondWithin: 10, escalateAfter: 5, reassignAfter: 20 };
    expect(errorsOf(theModelWith('tiers.high', outOfOrder))).toEqual([
      { path: 'tiers.high', message: 'expected respondWithin <= escalateAfter <= reassignAfter' },
    ]);
  });

  it('and so is an id that two people share, the manager included', () => {
    const model = theModelWith('team.reps.2.id', 'alex');
    model.team.reps[3].id = 'morgan';
    expect(errorsOf(model)).toEqual([
      { path: 'team.reps.2.id', message: '"alex" is used twice' },
      { path: 'team.reps.3.id', message: '"morgan" is used twice' },
    ]);
  });

  it('all of them at once', () => {
    const model = theModelWith('maxOwners', 0);
    model.calendar.timeZone = 'Mars/Olympus';
    model.team.manager.email = 'morgan';
    expect(errorsOf(model).map(({ path }) => path)).toEqual([
      'calendar.timeZone',
      'maxOwners',
      'team.manager.email',
    ]);
  });

  it.each([null, undefined, 'handoff', []])('even when there is no model at all: %j', (value) => {
    expect(errorsOf(value).map(({ path }) => path)).toEqual(['']);
  });
});
