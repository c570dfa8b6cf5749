import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  batchWords,
  isNothing,
  messageWords,
  runbookSections,
} from '../../../../../web/console/pages/trouble/dead-letters/dead-letter-words.ts';

const message = {
  id: 'm1',
  at: '2026-11-23T15:06:00.000Z',
  kind: 'event',
  rule: 'EventsAlert',
  function: 'SendAlerts',
  event: 'LeadAssigned',
  leadId: null,
  error: null,
} as const;

it('names sections that the runbook has', () => {
  const runbook = readFileSync(new URL('../../../../../docs/runbook.md', import.meta.url), 'utf8');
  for (const section of Object.values(runbookSections)) expect(runbook).toContain(`\n## ${section}\n`);
});

it('says what failed, as far as it can be told', () => {
  expect(messageWords(message)).toBe('LeadAssigned could not be handed to SendAlerts (rule EventsAlert).');
  expect(messageWords({ ...message, kind: 'invocation' })).toBe('SendAlerts kept failing on LeadAssigned.');
  const unknown = { ...message, rule: null, function: null, event: null };
  expect(messageWords({ ...unknown, kind: 'invocation' })).toBe('A function kept failing.');
  expect(messageWords({ ...unknown, kind: 'schedule' })).toBe('The schedule could not call its function.');
  expect(messageWords(unknown)).toBe('An event could not be handed to a function.');
});

it('says what a batch that was put aside costs', () => {
  expect(batchWords({ reader: 'roll-up' })).toMatch(/figures are short/);
  expect(batchWords({ reader: 'publish-events' })).toMatch(/nobody was alerted/);
});

it('is nothing only when the queue and the bucket are empty', () => {
  const none = { messages: { total: 0, samples: [] }, batches: { items: [], more: false } };
  expect(isNothing(none)).toBe(true);
  // The queue counts approximately, and what it hands out is there.
  expect(isNothing({ ...none, messages: { total: 0, samples: [message] } })).toBe(false);
});
