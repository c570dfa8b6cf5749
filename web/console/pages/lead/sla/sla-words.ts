/** The clock of a lead: what runs, or how it was stopped. */
import { duration } from '../../../parts/time/format.ts';
import { byWords } from '../channels.ts';
import type { Lead } from '../lead.ts';

export type Clock =
  /** Marketing owns the lead. */
  | { readonly state: 'not-started' }
  | { readonly state: 'running'; readonly deadlines: readonly Deadline[] }
  | { readonly state: 'stopped'; readonly said: string; readonly inTime: boolean }
  /** Closed before anybody responded. */
  | { readonly state: 'closed' };

export type Deadline = {
  readonly name: string;
  readonly at: string;
  /** What is said of it when it has passed. */
  readonly past: string;
};

export function clockOf({ stage, sla, firstResponse }: Pick<Lead, 'stage' | 'sla' | 'firstResponse'>): Clock {
  if (firstResponse) {
    const { withinSla } = firstResponse;
    return { state: 'stopped', said: responseWords(firstResponse), inTime: withinSla };
  }
  if (stage === 'captured') return { state: 'not-started' };
  if (stage !== 'assigned' || !sla) return { state: 'closed' };
  const { respondBy, escalateAt, reassignAt } = sla;
  const deadlines: Deadline[] = [
    { name: 'Respond by', at: respondBy, past: 'overdue' },
    // Both at one moment are one deadline, the graver one.
    ...(escalateAt === respondBy ? [] : [{ name: 'Breach at', at: escalateAt, past: 'past' }]),
    ...(reassignAt ? [{ name: 'Next owner at', at: reassignAt, past: 'past' }] : []),
  ];
  return { state: 'running', deadlines };
}

function responseWords({ channel, responseTimeMs, withinSla }: NonNullable<Lead['firstResponse']>): string {
  const when = responseTimeMs === null ? '' : ` after ${duration(responseTimeMs / 1_000)}`;
  return `First response ${byWords[channel]}${when}, ${withinSla ? 'in time' : 'late'}`;
}
