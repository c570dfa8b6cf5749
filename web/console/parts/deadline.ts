/** Which deadline of a lead counts now. */
import type { Schemas } from '../api/client.ts';

type Waiting = Pick<Schemas['LeadItem'], 'stage' | 'capturedAt' | 'sla'>;

export type Deadline = {
  /** `assign`: it has no owner from sales yet, and has waited since its capture. */
  readonly kind: 'assign' | 'respond' | 'escalate' | 'reassign' | 'over';
  /** ISO 8601. Of `assign` and `over` the moment since when it is late. */
  readonly at: string;
  readonly overdue: boolean;
};

/** Null when it waits for no first response. `now`: epoch milliseconds. */
export function deadlineOf(lead: Waiting, now: number): Deadline | null {
  if (lead.stage === 'captured') return { kind: 'assign', at: lead.capturedAt, overdue: false };
  if (lead.stage !== 'assigned' || !lead.sla) return null;
  const { respondBy, escalateAt, reassignAt } = lead.sla;
  const isAhead = (at: string | null): at is string => at !== null && Date.parse(at) > now;
  if (isAhead(respondBy)) return { kind: 'respond', at: respondBy, overdue: false };
  if (isAhead(escalateAt)) return { kind: 'escalate', at: escalateAt, overdue: true };
  if (isAhead(reassignAt)) return { kind: 'reassign', at: reassignAt, overdue: true };
  return { kind: 'over', at: respondBy, overdue: true };
}

/** Under the clock: what it counts to. */
export const deadlineWords: Readonly<Record<Deadline['kind'], string>> = {
  assign: 'since its capture, no owner yet',
  respond: 'to respond',
  escalate: 'until it escalates',
  reassign: 'until it goes to someone else',
  over: 'no response yet',
};
