import { describe, expect, it } from 'vitest';
import { operatingModelJsonSchema, parseOperatingModel } from '../../core/operating-model.ts';
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

const aRepWith = (facts: object) => ({ ...theModelFile().team[1], ...facts });

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
    expect(team.map(({ id, role }) => `${id}: ${role}`)).toEqual([
      'morgan: manager',
      'alex: rep',
      'blair: rep',
      'casey: rep',
      'devon: rep',
      'harper: marketer',
      'robin: admin',
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
    const silent = { owner: [], manager: [], previousOwner: [], urgent: true };
    expect(model.calendar.hours.sunday).toEqual([]);
    expect(model.alerts.high).toEqual({
      assigned: silent,
      due: silent,
      breached: silent,
      reassigned: silent,
    });
    expect(model.team.every(({ active, availability }) => active && availability === 'on')).toBe(true);
    expect(modelOf(theModelWith('calendar.holidays', undefined)).calendar.holidays).toEqual([]);
    expect(modelOf(theModelWith('intent', {})).intent).toMatchObject({
      pricingAsked: [],
      repliedWithinHours: 24,
    });
  });

  it('of a rule for leads says nothing: the rule asks for no more than it names', () => {
    const { rules, pools } = modelOf(theModelFile()).routing;
    expect(rules).toEqual([
      { name: 'large-companies', when: { companySizes: ['1000+'] }, pool: 'enterprise' },
      { name: 'german-speaking', when: { countries: ['DE', 'AT', 'CH'] }, pool: 'dach' },
      { name: 'everybody-else', when: {}, pool: 'everyone' },
    ]);
    expect(pools.everyone).toEqual({});
  });
});

describe('a model may have', () => {
  it.each([
    ['split shifts', 'calendar.hours.monday', ['09:00-12:30', '13:30-18:00']],
    ['a shift until midnight', 'calendar.hours.monday', ['18:00-24:00']],
    ['a rep who is away', 'team.1.availability', 'off'],
    ['a rep without a phone', 'team.1.phone', undefined],
    ['a rep with hours and an absence', 'team.1', aRepWith({ hours: { monday: ['09:00-17:00'] } })],
    ['no reps', 'team', [theModelFile().team[0]]],
    ['an admin to fall back on', 'routing.fallbackManager', 'robin'],
    ['a rule for an industry', 'routing.rules.0.when', { industries: ['Health-Care'] }],
    ['a pool of named reps', 'routing.pools.dach', { reps: ['casey'], skills: ['german'] }],
    ['a company size without an end', 'icp.companySizes', ['1-9', '1000+']],
    ['quiet for a part of a minute', 'claim.quietMinutes', 0.5],
    ['a calendar file of holidays', 'calendar.holidayFeed', 'holidays.ics'],
    ['the review for an address outside the team', 'review.recipients', ['board@example.com', 'harper']],
    ['a review without thresholds', 'review.thresholds', undefined],
    ['a baseline of one day', 'review.baseline', { from: '2026-09-01', to: '2026-09-01' }],
    ['a business clock with offsets', 'tiers.nurture', { ...theModelFile().tiers.high, clock: 'business' }],
    ['a campaign with an owner', 'marketing.campaigns', { 'Spring Sale': 'field-marketing' }],
    ['a disposition of its own', 'dispositions', [...theModelFile().dispositions, 'bad_timing']],
  ])('%s', (_, path, value) => {
    expect(errorsOf(theModelWith(path, value))).toEqual([]);
  });

  it('a review that names one threshold: the others have their defaults', () => {
    const { thresholds } = modelOf(theModelWith('review.thresholds', { noShowRate: 0.4 })).review;
    expect(thresholds).toEqual({
      slowResponseMinutes: { high: 5, standard: 15, nurture: 480 },
      noShowRate: 0.4,
      dispositionChange: 0.5,
      smallSample: 10,
    });
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
    ['claim', undefined],
    ['claim.quietMinutes', 0],
    ['claim.quietMinutes', 1_441],
    ['icp', undefined],
    ['icp.companySizes', []],
    ['icp.companySizes.0', 'big'],
    ['icp.geographies', undefined],
    ['icp.geographies', []],
    ['icp.geographies.1', 'XX'],
    ['icp.geographies.1', 'Germany'],
    ['icp.industries', undefined],
    ['icp.industries', []],
    ['icp.decisionTitles', []],
    ['icp.decisionTitles.0', 'x'],
    ['routing', undefined],
    ['routing.maxOwners', 0],
    ['routing.maxOwners', 2.5],
    ['routing.fallbackManager', undefined],
    ['routing.fallbackManager', 'alex'],
    ['routing.fallbackManager', 'harper'],
    ['routing.fallbackManager', 'nobody'],
    ['routing.sameOwnerForAccount', 'yes'],
    ['routing.freeMailDomains.0', 'x'],
    ['routing.pools.dach.reps', []],
    ['routing.pools.dach.reps', ['Casey Lund']],
    ['routing.pools.enterprise.skills', []],
    ['routing.rules', []],
    ['routing.rules.0.name', 'Large companies'],
    ['routing.rules.0.pool', 'nowhere'],
    ['routing.rules.0.pool', 'constructor'],
    ['routing.rules.0.pool', undefined],
    ['routing.rules.1.name', 'large-companies'],
    ['routing.rules.0.when.companySizes', []],
    ['routing.rules.0.when.companySizes.0', 'huge'],
    ['routing.rules.1.when.countries.0', 'Germany'],
    ['routing.rules.1.when.industries', []],
    ['routing.rules.1.when.tiers', ['urgent']],
    ['routing.rules.1.when.forms', []],
    ['routing.rules.2.when', { tiers: ['high'] }],
    ['review.day', 'someday'],
    ['review.at', '9 am'],
    ['review.recipients', []],
    ['review.recipients.0', 'Morgan Reyes'],
    ['review.thresholds.slowResponseMinutes.high', 0],
    ['review.thresholds.noShowRate', 1.5],
    ['review.thresholds.smallSample', 2.5],
    ['review.baseline', 'last spring'],
    ['review.baseline', { from: '2026-10-01', to: '2026-09-01' }],
    ['access.repsReadAllLeads', undefined],
    ['calendar.holidayFeed', ''],
    ['intent.repliedWithinHours', 0],
    ['alerts.nurture', undefined],
    ['alerts.high.breached.manager.0', 'pigeon'],
    ['alerts.nurture.assigned.urgent', 'no'],
    ['intent.demoRequested', 'demo'],
    ['intent.pricingAsked.0', 'x'],
    ['marketing.owner', 'Paid Media'],
    ['marketing.sources.google', ''],
    ['dispositions', []],
    ['dispositions', undefined],
    ['dispositions', [...theModelFile().dispositions, 'no_budget']],
    ['dispositions.5', 'No budget!'],
    ['team', undefined],
    ['team.0.email', 'morgan'],
    ['team.2.id', 'Blair Osei'],
    ['team.2.name', ' '],
    ['team.2.phone', '202-555-0102'],
    ['team.2.role', 'king'],
    ['team.2.role', undefined],
    ['team.2.availability', 'yes'],
    ['team.2.timeZone', 'Mars/Olympus'],
    ['team.2.weight', 0],
    ['team.2.weight', 11],
    ['team.2.dailyCap', -1],
    ['team.2.openCap', 1.5],
    ['team.2.skills', ['Big Deals']],
    ['team.2.hours', {}],
    ['team.2.outOfOffice', [{ from: '2026-12-27T00:00:00Z', to: '2026-12-24T00:00:00Z' }]],
    ['team.2.alerts', { webhook: { url: 'hooks' } }],
    ['team.2.alerts', { quietHours: '9-5' }],
  ])('%s: %j', (path, value) => {
    const errors = errorsOf(theModelWith(path, value));
    const paths = [...new Set(errors.map((error) => error.path))];
    expect(paths).toHaveLength(1);
    // What is wrong inside the replaced value is named by its own place.
    expect(`${paths[0]}.`.startsWith(`${path}.`)).toBe(true);
    if (typeof value !== 'object' || value === null) expect(paths).toEqual([path]);
    for (const { message } of errors) {
      expect(message).not.toMatch(/^(Invalid( input| key in record)?)?$/);
    }
    if (paths[0] === path) expect(errors[0]?.value).toEqual(value);
  });

  it.each([
    ['a pool that there is', 'routing.rules.0.pool', 'nowhere', 'everyone, enterprise, dach'],
    ['a manager or admin of the team', 'routing.fallbackManager', 'alex', 'morgan, robin'],
    ['an id', 'marketing.owner', 'Paid Media', 'a-z, 0-9 and "-"'],
    ['a country code', 'icp.geographies.0', 'Germany', '"US" or "DE"'],
    ['a range of employees', 'icp.companySizes.0', 'big', '"50-5000" or "1000+"'],
    ['an address or an id', 'review.recipients.0', '?', 'an e-mail address or the id of a member'],
    ['the five dispositions', 'dispositions', ['no_budget'], 'wrong_icp, no_urgency, competitor_chosen'],
    ['a day of the week', 'review.day', 'someday', '"monday"|"tuesday"'],
    ['a role', 'team.1.role', 'king', '"rep"|"manager"|"marketer"|"admin"'],
    ['a number of turns', 'team.1.weight', 11, '<=10'],
    ['a telephone number', 'team.1.phone', '555', '"+14155550100"'],
    ['a rule for the rest', 'routing.rules.2.when', { tiers: ['high'] }, 'must take every lead'],
    ['how a tier is due', 'tiers.nurture.due', 'whenever', 'close-of-day'],
  ])('and says what would be accepted: %s', (_, path, value, accepted) => {
    expect(errorsOf(theModelWith(path, value))).toEqual([
      { path, value, message: expect.stringContaining(accepted) },
    ]);
  });

  it('a name that is no id is named with what it should be', () => {
    expect(errorsOf(theModelWith('routing.pools.Big Deals', {}))).toEqual([
      {
        path: 'routing.pools.Big Deals',
        value: 'Big Deals',
        message: expect.stringContaining('an id of a-z'),
      },
    ]);
  });

  it('a team without anybody to fall back on is told so', () => {
    const model = theModelWith('team', theModelFile().team.slice(1, 3));
    expect(errorsOf(model)).toEqual([
      {
        path: 'routing.fallbackManager',
        value: 'morgan',
        message: expect.stringContaining('whom the team lacks'),
      },
    ]);
  });

  it('a manager who left is none to fall back on', () => {
    const model = theModelWith('team.0.active', false);
    expect(errorsOf(model)).toEqual([
      { path: 'routing.fallbackManager', value: 'morgan', message: expect.stringContaining('one of: robin') },
    ]);
  });

  it.each([
    '',
    'calendar',
    'calendar.hours',
    'tiers.high',
    'tiers.nurture',
    'alerts.high',
    'alerts.high.due',
    'claim',
    'icp',
    'routing',
    'routing.pools.dach',
    'routing.rules.0',
    'routing.rules.0.when',
    'review',
    'access',
    'team.1',
  ])('a rule that does not exist is named by its place: "%s"', (path) => {
    const [error] = errorsOf(theModelWith(path === '' ? 'surprise' : `${path}.surprise`, 1));
    expect(error?.path).toBe(path);
    expect(error?.message).toContain('surprise');
  });

  it('and so are deadlines out of order', () => {
    const outOfOrder = { clock: 'elapsed', respondWithin: 10, escalateAfter: 5, reassignAfter: 20 };
    expect(errorsOf(theModelWith('tiers.high', outOfOrder))).toEqual([
      {
        path: 'tiers.high',
        message: 'expected respondWithin <= escalateAfter <= reassignAfter',
        value: outOfOrder,
      },
    ]);
  });

  it('and so is an id that two people share, the manager included', () => {
    const model = theModelWith('team.3.id', 'alex');
    model.team[4].id = 'morgan';
    expect(errorsOf(model)).toEqual([
      { path: 'team.3.id', message: '"alex" is used twice', value: 'alex' },
      { path: 'team.4.id', message: '"morgan" is used twice', value: 'morgan' },
    ]);
  });

  it('and so is an address that two people share, in whatever case', () => {
    const model = theModelWith('team.3.email', 'Alex.Kim@Example.com');
    expect(errorsOf(model)).toEqual([
      {
        path: 'team.3.email',
        message: '"alex.kim@example.com" is used twice',
        value: 'Alex.Kim@Example.com',
      },
    ]);
  });

  it('all of them at once', () => {
    const model = theModelWith('routing.maxOwners', 0);
    model.calendar.timeZone = 'Mars/Olympus';
    model.icp.geographies = ['XX', 'US', 'YY'];
    model.team[0].email = 'morgan';
    expect(errorsOf(model)).toEqual([
      { path: 'calendar.timeZone', message: expect.stringContaining('IANA'), value: 'Mars/Olympus' },
      { path: 'icp.geographies.0', message: expect.stringContaining('ISO 3166'), value: 'XX' },
      { path: 'icp.geographies.2', message: expect.stringContaining('ISO 3166'), value: 'YY' },
      { path: 'routing.maxOwners', message: expect.stringContaining('>=1'), value: 0 },
      { path: 'team.0.email', message: 'expected an e-mail address', value: 'morgan' },
    ]);
  });

  it.each([null, undefined, 'handoff', []])('even when there is no model at all: %j', (value) => {
    expect(errorsOf(value).map(({ path }) => path)).toEqual(['']);
  });
});

describe('the JSON Schema of the model', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a schema is looked into at any depth
  const schema = operatingModelJsonSchema() as any;

  it('knows every section, and no other', () => {
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(theModelFile()).sort());
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required.sort()).toEqual(Object.keys(theModelFile()).sort());
  });

  it('describes the file as people write it, not as it is read', () => {
    const { calendar, tiers, routing, team } = schema.properties;
    expect(calendar.properties.hours.properties.monday.items.type).toBe('string');
    expect(tiers.properties.high.oneOf).toHaveLength(2);
    expect(routing.properties.rules.items.properties.when.properties.tiers.items.enum).toEqual([
      'high',
      'standard',
      'nurture',
    ]);
    expect(team.items.required).toEqual(['id', 'name', 'email', 'role']);
  });

  it('tells the terms of a tier apart by "due", which offsets do not have', () => {
    const [offsets, closeOfDay] = schema.properties.tiers.properties.nurture.oneOf;
    expect(offsets.properties.due).toEqual({ not: {} });
    expect(closeOfDay.properties.due.const).toBe('close-of-day');
  });
});
