/** Why this tier, owner and deadlines, in a line each. Words of the lead itself are kept apart from ours. */
import type { NameOf } from '../../../parts/actors.ts';
import { tierWords } from '../../../parts/words.ts';
import type { Lead } from '../lead.ts';

type Why = NonNullable<Lead['why']>;

const absences: Readonly<Record<Why['owner']['passedOver'][number]['reason'], string>> = {
  off: 'is switched off',
  'out-of-office': 'is out of office',
  'outside-hours': 'is outside working hours',
  'daily-cap': 'has their daily fill',
  'open-cap': 'has their fill of open leads',
  'had-it': 'had it before',
};

export function ownerWords({ how, pool, rule }: Why['owner'], ownerId: string, nameOf: NameOf): string {
  const owner = nameOf(ownerId);
  switch (how) {
    case 'account':
      return `${owner} owns this company’s leads.`;
    case 'turn':
      return `It was ${owner}’s turn in the pool ${pool ?? '–'} (rule ${rule ?? '–'}).`;
    case 'fallback':
      return `Nobody else could take it: ${owner} is the fallback manager.`;
    case 'manual':
      return `A person gave it to ${owner}.`;
  }
}

/** Who was asked before the owner and could not, with the reason. */
export const passedOverWords = ({ passedOver }: Why['owner'], nameOf: NameOf): string[] =>
  passedOver.map(({ memberId, reason }) => `${nameOf(memberId)} ${absences[reason]}`);

export function termsWords(terms: Why['terms'], hasNextOwner: boolean): string {
  if ('due' in terms) {
    const next = hasNextOwner
      ? `${terms.reassignAfterClose} business min later it goes to the next owner`
      : 'there is no next owner';
    return `Due at the close of the business day, of the next one when it came after ${terms.cutoff}; ${next}.`;
  }
  const { clock, respondWithin, escalateAfter, reassignAfter } = terms;
  const breach =
    escalateAfter === respondWithin ? 'then it is a breach' : `breach after ${escalateAfter} min`;
  const next = hasNextOwner ? `next owner after ${reassignAfter} min` : 'there is no next owner';
  const when = clock === 'elapsed' ? 'day and night' : 'in business hours';
  return `${respondWithin} min to respond, ${breach}, ${next}: ${when}.`;
}

type TierReason = Lead['tierReasons'][number];

const signals: Readonly<Record<TierReason['signal'], string>> = {
  form: 'they filled the form',
  'demo-requested': 'they asked for a demo',
  'pricing-asked': 'they asked for pricing',
  'implementation-asked': 'they asked about implementation',
  'nothing-asked': 'they asked for nothing in particular',
};

/** `quote`: the lead's own words or form that gave the signal; null without any. */
export const tierReasonWords = ({
  signal,
  evidence,
}: TierReason): { said: string; quote: string | null } => ({
  said: signals[signal],
  quote: signal === 'nothing-asked' || evidence === '' ? null : evidence,
});

export const tierLine = (tier: Lead['tier']): string => `${tierWords[tier]}:`;
