/** Why a lead has this owner, tier and deadline, in a line each: what is kept with the assignment, for a person to read. */
import type { Lead } from './lead.ts';
import { leadCard, tierNames } from './lead-card.ts';
import type { PassedOver, Why, WhyOwner } from './why.ts';

/** A line is null when nothing was kept that it could be said from. */
export type WhyLines = {
  readonly owner: string | null;
  readonly tier: string;
  readonly deadline: string | null;
};

/** Who reads it, and what the others are called. */
export type Reading = { readonly readerId: string; readonly nameOf: (memberId: string) => string };

/** The tier's line has words of the lead in it, and is to be shown as such. */
export function whyInWords(lead: Lead, reading: Reading): WhyLines {
  const assignment = 'assignment' in lead ? lead.assignment : null;
  const why = assignment?.why;
  return {
    owner: why && assignment ? ownerLine(why.owner, assignment.cause, lead.ownerId, reading) : null,
    tier: `${capitalised(tierNames[lead.tier])}: they ${leadCard(lead).intent}`,
    deadline: why && assignment ? deadlineLine(why.terms, assignment.deadlines.reassignAt !== null) : null,
  };
}

type Cause = 'captured' | 'untouched' | 'manual' | 'reopened';

function ownerLine(
  { how, rule, pool, passedOver }: WhyOwner,
  cause: Cause,
  ownerId: string,
  reading: Reading,
): string {
  const you = ownerId === reading.readerId;
  const owner = reading.nameOf(ownerId);
  const others = passedOver
    .map(({ memberId, reason }) => `${reading.nameOf(memberId)} ${absences[reason]}`)
    .join(', ');
  switch (how) {
    case 'account':
      return you ? 'You own this company’s leads' : `${owner} owns this company’s leads`;
    case 'turn': {
      const turn = `${you ? 'Your' : `${owner}’s`} turn in ${pool} (rule ${rule})`;
      return others === '' ? turn : `${turn}; passed over: ${others}`;
    }
    case 'fallback':
      return others === '' ? 'Nobody else was left to ask' : `Nobody else was available: ${others}`;
    case 'manual':
      return `${cause === 'reopened' ? 'Opened again' : 'Given by hand'}${you ? ', and yours' : `, to ${owner}`}`;
  }
}

const absences: Readonly<Record<PassedOver, string>> = {
  off: 'is switched off',
  'out-of-office': 'is out of office',
  'outside-hours': 'is outside working hours',
  'daily-cap': 'has their daily fill',
  'open-cap': 'has their fill of open leads',
  'had-it': 'had it before',
};

function deadlineLine(terms: Why['terms'], hasNext: boolean): string {
  if (terms.due === 'close-of-day') {
    const { cutoff, reassignAfterClose } = terms;
    const close = `Due at the close of the business day, of the next one when it came after ${cutoff}`;
    return hasNext
      ? `${close}; ${reassignAfterClose} business min later to the next owner`
      : `${close}; the last owner`;
  }
  const { clock, respondWithin, escalateAfter, reassignAfter } = terms;
  const breach = escalateAfter === respondWithin ? ' or breach' : `, ${escalateAfter} to breach`;
  const next = hasNext ? `, ${reassignAfter} to the next owner` : ', the last owner';
  return `${respondWithin} min to respond${breach}${next}, ${clock === 'elapsed' ? 'day and night' : 'in business hours'}`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
