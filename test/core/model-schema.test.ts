import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { modelSchema } from '../../core/model-schema.ts';
import { parseOperatingModel } from '../../core/operating-model.ts';
import { theModelFile } from '../support/builders.ts';

const root = new URL('../../', import.meta.url);

/** The validator that asl-validator works with: no editor's own, and none of zod's. */
const validatorsOf = createRequire(createRequire(import.meta.url).resolve('asl-validator'));
const { default: Ajv } = validatorsOf('ajv/dist/2020') as typeof import('ajv/dist/2020.js');
// Formats are for the editor: the patterns beside them decide.
const formats = { email: true, date: true, 'date-time': true, uri: true } as const;
const accepts = new Ajv({ formats, allErrors: true, allowUnionTypes: true }).compile(modelSchema());

/** Where the schema refuses what the test made of handoff.yaml. */
// biome-ignore lint/suspicious/noExplicitAny: the unchecked input of a schema, which tests bend in every way
function refusals(bend: (file: any) => void): string[] {
  const file = theModelFile();
  bend(file);
  return accepts(file) ? [] : (accepts.errors ?? []).map(({ instancePath }) => instancePath);
}

describe('handoff.schema.json', () => {
  it('is what npm run model:schema writes', () => {
    const committed = readFileSync(new URL('handoff.schema.json', root), 'utf8');
    expect(committed).toBe(`${JSON.stringify(modelSchema(), null, 2)}\n`);
  });

  it('is named in the first line of handoff.yaml', () => {
    const [first] = readFileSync(new URL('handoff.yaml', root), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./handoff.schema.json');
  });

  it('is a schema of draft 2020-12', () => {
    expect(modelSchema()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  });

  it('has a word on every section and every choice', () => {
    const { properties } = modelSchema() as { properties: Record<string, { description?: string }> };
    const { version: _, ...sections } = properties;
    for (const [name, { description }] of Object.entries(sections)) expect(description, name).toBeTruthy();

    const wordless: string[] = [];
    const look = (node: unknown, path: string, told: boolean): void => {
      if (typeof node !== 'object' || node === null) return;
      const described = 'description' in node || told;
      if ('enum' in node && !described) wordless.push(path);
      // The word on a list is one on its items too.
      for (const [key, inner] of Object.entries(node)) {
        look(inner, `${path}/${key}`, ['items', 'anyOf', 'oneOf'].includes(key) && described);
      }
    };
    look(modelSchema(), '', false);
    expect(wordless).toEqual([]);
  });
});

describe('the schema takes', () => {
  it('handoff.yaml', () => {
    expect(refusals(() => {})).toEqual([]);
  });

  it.each<[string, Parameters<typeof refusals>[0]]>([
    ['a business clock with offsets', (file) => Object.assign(file.tiers.standard, { clock: 'business' })],
    ['a nurture tier with offsets', (file) => Object.assign(file.tiers, { nurture: file.tiers.high })],
    ['a calendar file', (file) => Object.assign(file.calendar, { holidayFeed: 'uk.ics' })],
    ['a model without holidays', (file) => Reflect.deleteProperty(file.calendar, 'holidays')],
    ['hours of a member', (file) => Object.assign(file.team[1], { hours: { monday: ['09:00-12:30'] } })],
    ['a member without hours', (file) => Object.assign(file.team[1], { hours: null, timeZone: null })],
    [
      'a member with a webhook',
      (file) => Object.assign(file.team[1], { alerts: { webhook: { url: 'https://example.com/hook' } } }),
    ],
    ['a review for an address', (file) => file.review.recipients.push('board@example.com')],
    ['a review without thresholds', (file) => Reflect.deleteProperty(file.review, 'thresholds')],
    [
      'a baseline for the scorecard',
      (file) => Object.assign(file.review, { baseline: { from: '2026-09-01', to: '2026-09-30' } }),
    ],
  ])('%s', (_, bend) => {
    expect(refusals(bend)).toEqual([]);
    const file = theModelFile();
    bend(file);
    expect(parseOperatingModel(file)).toMatchObject({ ok: true });
  });
});

describe('the schema refuses', () => {
  it.each<[string, Parameters<typeof refusals>[0]]>([
    ['', (file) => Object.assign(file, { surprise: 1 })],
    ['', (file) => Reflect.deleteProperty(file, 'tiers')],
    ['/version', (file) => Object.assign(file, { version: 2 })],
    ['/calendar/hours', (file) => Object.assign(file.calendar.hours, { someday: [] })],
    ['/calendar/hours/monday', (file) => Object.assign(file.calendar.hours, { monday: '09:00-17:00' })],
    ['/calendar/hours/monday/0', (file) => Object.assign(file.calendar.hours, { monday: ['9-17'] })],
    ['/calendar/holidays/0', (file) => Object.assign(file.calendar, { holidays: ['24.12.2026'] })],
    ['/tiers/high/clock', (file) => Object.assign(file.tiers.high, { clock: 'sundial' })],
    ['/tiers/high/respondWithin', (file) => Object.assign(file.tiers.high, { respondWithin: 'five' })],
    ['/tiers/high/respondWithin', (file) => Object.assign(file.tiers.high, { respondWithin: 0 })],
    ['/tiers/nurture/due', (file) => Object.assign(file.tiers.nurture, { due: 'whenever' })],
    ['/tiers/nurture/cutoff', (file) => Object.assign(file.tiers.nurture, { cutoff: '25:00' })],
    [
      '/alerts/high/breached/manager/0',
      (file) => Object.assign(file.alerts.high.breached, { manager: ['pigeon'] }),
    ],
    ['/routing/rules/0/when', (file) => Object.assign(file.routing.rules[0].when, { weather: ['rain'] })],
    ['/routing/maxOwners', (file) => Object.assign(file.routing, { maxOwners: 0 })],
    ['/review/day', (file) => Object.assign(file.review, { day: 'someday' })],
    ['/dispositions/0', (file) => Object.assign(file, { dispositions: ['No budget!'] })],
    ['/team/1/role', (file) => Object.assign(file.team[1], { role: 'king' })],
    ['/team/1/email', (file) => Object.assign(file.team[1], { email: 'alex' })],
    ['/team/1/phone', (file) => Object.assign(file.team[1], { phone: '555' })],
    ['/team/1', (file) => Object.assign(file.team[1], { nickname: 'al' })],
  ])('at "%s": %s', (path, bend) => {
    expect(refusals(bend)).toContain(path);
  });
});
