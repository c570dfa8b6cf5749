/** What failed for good: what happened, and where the runbook says what to do. */
import type { DeadLetters } from '../queries.ts';

type Message = DeadLetters['messages']['samples'][number];
type Batch = DeadLetters['batches']['items'][number];

/** Headings of docs/runbook.md. */
export const runbookSections = {
  messages: 'Events are in the dead-letter queue',
  batches: 'Stream batches are put aside',
} as const;

export function messageWords({ kind, rule, function: name, event }: Message): string {
  const what = event ?? 'An event';
  switch (kind) {
    case 'event':
      return `${what} could not be handed to ${name ?? 'a function'}${rule ? ` (rule ${rule})` : ''}.`;
    case 'invocation':
      return `${name ?? 'A function'} kept failing${event ? ` on ${event}` : ''}.`;
    case 'schedule':
      return `The schedule ${rule ?? ''} could not call ${name ?? 'its function'}.`.replace('  ', ' ');
    case 'other':
      return 'A message that cannot be told apart.';
  }
}

export function batchWords({ reader }: Pick<Batch, 'reader'>): string {
  switch (reader) {
    case 'publish-events':
      return 'Events were not published: nobody was alerted, and no workflow started.';
    case 'roll-up':
      return 'Events were not counted: the figures are short of them.';
    case null:
      return 'Events were given up by a reader that is not known any more.';
  }
}

export const isNothing = ({ messages, batches }: DeadLetters): boolean =>
  messages.total === 0 && messages.samples.length === 0 && batches.items.length === 0;
