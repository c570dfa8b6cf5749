/** What can be done with a lead: in what order it is offered, and what is on the buttons. */
import type { Action, Choice, Lead } from '../lead.ts';

export const actionWords: Readonly<Record<Action, string>> = {
  claim: 'I’m on it',
  contact: 'Record the first response',
  reply: 'They replied',
  meetings: 'Meeting',
  qualify: 'Confirm fit and intent',
  opportunity: 'Open opportunity',
  win: 'Won',
  lose: 'Lost',
  disqualify: 'Disqualify',
  reopen: 'Reopen',
  reassign: 'Reassign',
};

/** What moves a lead on from its stage; nobody but routing moves it from captured. */
const next: Readonly<Record<Lead['stage'], Action | null>> = {
  captured: null,
  assigned: 'contact',
  contacted: 'qualify',
  qualified: 'opportunity',
  opportunity: 'win',
  won: 'reopen',
  lost: 'reopen',
  disqualified: 'reopen',
};

export type Offer = {
  /** The step ahead, when this caller may take it now. */
  readonly primary: Choice | null;
  readonly others: readonly Choice[];
  /** Possible by this caller's own confirmation alone. */
  readonly overrides: readonly Choice[];
  readonly impossible: readonly Choice[];
  /** Why nothing at all is possible, where it is one reason for everything that is theirs to do. */
  readonly nothingBecause: string | null;
};

export function offerOf({ stage, choices }: Pick<Lead, 'stage' | 'choices'>): Offer {
  const possible = choices.filter((choice) => choice.possible);
  const overrides = choices.filter((choice) => !choice.possible && choice.override);
  const impossible = choices.filter((choice) => !choice.possible && !choice.override);
  const primary = possible.find(({ action }) => action === next[stage]) ?? null;
  const others = possible.filter((choice) => choice !== primary);
  const reasons = new Set(impossible.filter(({ action }) => action !== 'reassign').map(({ why }) => why));
  const [reason = null] = reasons;
  const isOne = possible.length + overrides.length === 0 && reasons.size === 1;
  return { primary, others, overrides, impossible, nothingBecause: isOne ? reason : null };
}

/** What is said when it was done. */
export const doneWords: Readonly<Record<Action, string>> = {
  claim: 'Your reminders rest for a while.',
  contact: 'The first response is recorded.',
  reply: 'Their reply is recorded.',
  meetings: 'The meeting is recorded.',
  qualify: 'Fit and intent are confirmed.',
  opportunity: 'The opportunity is open.',
  win: 'The deal is won.',
  lose: 'The lead is closed as lost.',
  disqualify: 'The lead is closed as disqualified.',
  reopen: 'The lead is open again.',
  reassign: 'The lead has its new owner.',
};
