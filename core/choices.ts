/**
 * What this caller may do with a lead now, and in plain words why not the rest: the rules by which the API refuses, told
 * before anybody is refused.
 */
import { isClosed, type Lead } from './lead.ts';
import { type Action, actions, allows } from './lifecycle.ts';
import { fitCriteria, fitWords, intentSignals, type Qualification } from './qualification.ts';
import type { MemberRole } from './team.ts';
import type { KeyRole } from './team-contracts.ts';

/** Who asks: a person by their id, or a machine, which is nobody's (`memberId` null). */
export type Asker = { readonly memberId: string | null; readonly role: MemberRole | KeyRole };

const workers: readonly Asker['role'][] = ['rep', 'manager', 'admin'];
const managers: readonly Asker['role'][] = ['manager', 'admin'];

/** A rep works on leads and hands none on: who gets which lead is routing's or a manager's to say. */
export const actors: Readonly<Record<Action, readonly Asker['role'][]>> = {
  claim: workers,
  contact: workers,
  reply: workers,
  meetings: workers,
  qualify: workers,
  opportunity: workers,
  win: workers,
  lose: workers,
  disqualify: workers,
  reopen: workers,
  reassign: managers,
};

/** Whether somebody of this role may confirm a lead in place of what is missing of fit and intent. */
export const mayOverride = ({ role }: Pick<Asker, 'role'>): boolean => managers.includes(role);

/** A rep changes their own leads. */
export const mayChange = ({ role, memberId }: Asker, { ownerId }: Pick<Lead, 'ownerId'>): boolean =>
  role !== 'rep' || memberId === ownerId;

/** Nobody says "I'm on it" for somebody else. */
export const mayClaim = ({ memberId }: Asker, { ownerId }: Pick<Lead, 'ownerId'>): boolean =>
  memberId === ownerId;

/** Why an action is not possible: the first three are of the caller, the others of the lead. */
export const refusalCodes = [
  'role',
  'not-yours',
  'owner-only',
  'not-assigned',
  'not-contacted',
  'not-qualified',
  'no-opportunity',
  'done-already',
  'closed',
  'open',
  'other-lead-open',
] as const;
type RefusalCode = (typeof refusalCodes)[number];

export type Choice = {
  readonly action: Action;
  readonly possible: boolean;
  /** A sentence; null when it is possible. */
  readonly why: string | null;
  readonly code: RefusalCode | null;
  /** It is not possible as it is, but this caller may confirm by name what is missing. */
  readonly override: boolean;
};

type No = { readonly code: RefusalCode; readonly why: string };

/**
 * One choice for each action, in the order of `actions`. `otherOpenLead` is the id of another open lead of the same
 * person, which keeps a closed one closed.
 */
export function choicesFor(asker: Asker, lead: Lead, otherOpenLead: string | null): Choice[] {
  return actions.map((action) => {
    const no =
      notForAsker(asker, lead, action) ??
      notInStage(lead, action) ??
      notAsItStands(asker, lead, action, otherOpenLead);
    const override = no?.code === 'not-qualified' && mayOverride(asker);
    return { action, possible: no === null, why: no?.why ?? null, code: no?.code ?? null, override };
  });
}

function notForAsker(asker: Asker, lead: Lead, action: Action): No | null {
  if (!workers.includes(asker.role)) return { code: 'role', why: 'Only sales works on leads.' };
  if (!actors[action].includes(asker.role)) {
    return { code: 'role', why: 'Only a manager gives a lead to somebody else.' };
  }
  if (!mayChange(asker, lead)) return { code: 'not-yours', why: 'The lead is not yours.' };
  if (action === 'claim' && !mayClaim(asker, lead)) {
    return { code: 'owner-only', why: 'Only its owner claims a lead.' };
  }
  return null;
}

function notInStage(lead: Lead, action: Action): No | null {
  if (allows(lead.stage, action)) return null;
  if (isClosed(lead)) return { code: 'closed', why: 'The lead is closed; reopen it first.' };
  if (action === 'reopen') return { code: 'open', why: 'The lead is open.' };
  if (lead.stage === 'captured')
    return { code: 'not-assigned', why: 'The lead has no owner from sales yet.' };
  if (lead.stage === 'assigned') return { code: 'not-contacted', why: 'Record the first response first.' };
  if (action === 'win' || action === 'lose') {
    return { code: 'no-opportunity', why: 'Open an opportunity first.' };
  }
  return { code: 'done-already', why: done(action) };
}

/** What was possible in an earlier stage. */
function done(action: Exclude<Action, 'reopen' | 'win' | 'lose'>): string {
  switch (action) {
    case 'claim':
      return 'The first response is recorded: no reminder is left to rest.';
    case 'contact':
      return 'The first response is recorded already.';
    case 'qualify':
      return 'Fit and intent are decided already.';
    default:
      return 'It is an opportunity already.';
  }
}

/** The stage allows it, and something else does not. */
function notAsItStands(asker: Asker, lead: Lead, action: Action, otherOpenLead: string | null): No | null {
  if (action === 'claim' && lead.stage === 'assigned' && lead.assignment.claim !== null) {
    return { code: 'done-already', why: 'It has been claimed already.' };
  }
  if (action === 'reopen' && otherOpenLead !== null) {
    return { code: 'other-lead-open', why: `The person has the open lead ${otherOpenLead}.` };
  }
  if (action !== 'opportunity' || lead.stage !== 'contacted') return null;
  const way = mayOverride(asker)
    ? 'Qualify the lead first, or override with a reason.'
    : 'Qualify the lead first; only a manager can override.';
  return { code: 'not-qualified', why: `${unconfirmed(lead.qualification)} ${way}` };
}

function unconfirmed({ fit, intent }: Qualification): string {
  const missing = [
    ...fitCriteria.filter((name) => !fit[name].met).map((name) => fitWords[name]),
    ...(intentSignals.some((name) => intent[name].met) ? [] : ['a sign of intent']),
  ];
  return missing.length === 0
    ? 'Nobody has confirmed fit and intent.'
    : `Fit and intent are not confirmed: ${missing.join(', ')}.`;
}
