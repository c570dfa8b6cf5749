import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meanings } from '../../core/event-catalogue.ts';
import { EVENT_SOURCE } from '../../functions/shared/event-source.ts';
import { eventDocs } from '../../scripts/event-docs.ts';

const root = new URL('../../', import.meta.url);
const docs = eventDocs();
const page = docs.get('docs/events.md') ?? '';

describe('the page and the schemas of the events', () => {
  it.each([...docs.keys()])('%s is up to date: npm run docs:events', (path) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(docs.get(path));
  });

  it('are all there is: no schema of an event that went', () => {
    const files = readdirSync(new URL('docs/events', root)).map((file) => `docs/events/${file}`);
    // An older version of a schema stays beside the newest one.
    const newest = files.filter((path) => !/\.v\d+\.json$/.test(path) || docs.has(path));
    expect(newest.sort()).toEqual([...docs.keys()].filter((path) => path !== 'docs/events.md').sort());
  });
});

describe('the page', () => {
  it('shows every event with a heading, its meaning and its schema', () => {
    for (const [type, meaning] of Object.entries(meanings)) {
      expect(page).toContain(`### ${type}\n\n${meaning}\nSchema: [${type}.v1.json](events/${type}.v1.json)`);
    }
  });

  it('shows the envelope with the source that is published, and leaves nothing to be filled in', () => {
    expect(page).toContain(`"source": "${EVENT_SOURCE}"`);
    expect(page).toContain('"detail-type": "LeadAssigned"');
    expect(page).not.toMatch(/\{\{|undefined|\[object/);
  });

  it('has examples and commands whose JSON can be read', () => {
    const blocks = [...page.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => JSON.parse(text ?? ''));
    expect(blocks.length).toBe(Object.keys(meanings).length + 1);
    const pattern = /--event-pattern '([\s\S]*?)'/.exec(page)?.[1] ?? '';
    const { 'detail-type': names } = JSON.parse(pattern) as { 'detail-type': string[] };
    for (const name of names) expect(Object.keys(meanings)).toContain(name);
  });
});
