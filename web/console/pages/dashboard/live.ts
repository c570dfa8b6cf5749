/** What waits for a first response right now. */
import type { Schemas } from '../../api/client.ts';
import type { Deadline } from '../../parts/deadline.ts';

export type WaitingKind = keyof NonNullable<Schemas['Metrics']['now']>;

export const waitingWords: Readonly<Record<WaitingKind, { readonly title: string; readonly means: string }>> =
  {
    untouched: { title: 'Untouched', means: 'without a first response' },
    overdue: { title: 'Overdue', means: 'past the time to respond' },
    unowned: { title: 'Unowned', means: 'still without a rep' },
  };

export const waitingKinds = Object.keys(waitingWords) as readonly WaitingKind[];

/** Under a clock: what it counts to, where there is room for two words. */
export const untilWords: Readonly<Record<Deadline['kind'], string>> = {
  assign: 'no rep yet',
  respond: 'to respond',
  escalate: 'overdue, escalates',
  reassign: 'overdue, moves on',
  over: 'no response yet',
};

/** Whose leads are listed. The counts are always everybody's. */
export const whoseLeads = (mayReadAllLeads: boolean): string =>
  mayReadAllLeads ? 'Soonest deadline first' : 'Your own leads, soonest deadline first';

/** Said instead of an empty list. */
export function nothingWaits(kind: WaitingKind, mayReadAllLeads: boolean): string {
  const whose = mayReadAllLeads ? 'No lead' : 'None of your own leads';
  return `${whose} is ${waitingWords[kind].means}.`;
}
