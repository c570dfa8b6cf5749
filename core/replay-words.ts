/** A replay told in words: each difference with its reason, and the sum of them. */
import type { TierReason } from './intent.ts';
import { fitWords } from './qualification.ts';
import type { Replayed } from './replay.ts';
import type { DeadlineShift, Difference, FitChange, OwnerCause } from './replay-differences.ts';
import type { Deadlines } from './sla.ts';
import { excerpt, oneLine, visible } from './text.ts';

/** What the replay takes for granted, for whoever reads its figures. */
export const assumptions = [
  'Everybody on the team counts as at work: hours, absences and open caps are ignored, daily caps count.',
  'Turns start anew in every pool; a company’s owner goes on from what the past leads show.',
  'Leads are taken as they are now, with what later forms filled in, and assigned when they were.',
] as const;

export function inWords(difference: Difference): string {
  switch (difference.what) {
    case 'tier': {
      const { was, now, wasReasons, nowReasons } = difference;
      return `tier ${now} (${reasonsInWords(nowReasons)}) instead of ${was} (${reasonsInWords(wasReasons)})`;
    }
    case 'route': {
      const { was, now } = difference;
      return `rule ${now.rule} → pool ${now.pool} instead of ${was.rule} → ${was.pool}`;
    }
    case 'owner':
      return `${difference.now} instead of ${difference.was ?? 'nobody yet'}: ${causes[difference.because]}`;
    case 'deadlines':
      return difference.shifts.map(shiftInWords).join(', ');
    case 'fit':
      return difference.changes.map(fitInWords).join(', ');
  }
}

const causes: Readonly<Record<OwnerCause, string>> = {
  route: 'by another rule or pool',
  account: 'by the owner of the company’s leads',
  fallback: 'nobody in the pool can take it',
  turn: 'by turns alone, the rules say the same',
};

const signals: Readonly<Record<TierReason['signal'], string>> = {
  form: 'form',
  'demo-requested': 'asks for a demo:',
  'pricing-asked': 'asks for pricing:',
  'implementation-asked': 'asks for implementation:',
  'nothing-asked': 'asks for nothing:',
};

const reasonsInWords = (reasons: readonly TierReason[]): string =>
  reasons.map(({ signal, evidence }) => `${signals[signal]} ${quoted(evidence)}`).join(', ') || 'no reason';

const deadlineNames: Readonly<Record<keyof Deadlines, string>> = {
  respondBy: 'first response due',
  escalateAt: 'breach',
  reassignAt: 'next owner',
};

function shiftInWords({ deadline, was, now }: DeadlineShift): string {
  const by = Date.parse(now) - Date.parse(was);
  const direction = by < 0 ? 'earlier' : 'later';
  return `${deadlineNames[deadline]} ${duration(Math.abs(by))} ${direction} (${now} instead of ${was})`;
}

/** Hours, minutes and seconds, of a duration in milliseconds. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).join(' ') || '0 s';
}

const met = (finding: boolean | null): string =>
  finding === null ? 'not known' : finding ? 'met' : 'not met';

function fitInWords({ criterion, was, now, evidence }: FitChange): string {
  const said = evidence === null ? '' : ` (${quoted(evidence)})`;
  return `${fitWords[criterion]} ${met(now)} instead of ${met(was)}${said}`;
}

/** A stranger's words, for a terminal. */
const quoted = (text: string): string => `“${visible(excerpt(oneLine(text), 60))}”`;

export type Summary = {
  readonly leads: number;
  readonly unchanged: number;
  readonly changed: Readonly<Record<'tier' | 'route' | 'owner' | 'deadlines' | 'fit', number>>;
  /** Of `changed.owner`: those for whom the rules say what they said. */
  readonly ownerByTurnAlone: number;
  /** First owners, then and now, by the number of leads now. */
  readonly perOwner: readonly { readonly ownerId: string; readonly was: number; readonly now: number }[];
};

/** Only the turn is different, which is no matter of the rules. */
export const byTurnAlone = (difference: Difference): boolean =>
  difference.what === 'owner' && difference.because === 'turn';

export function summaryOf(replayed: readonly Replayed[]): Summary {
  const all = replayed.flatMap(({ differences }) => differences);
  const count = (what: Difference['what']) => all.filter((difference) => difference.what === what).length;
  const owners = new Map<string, { was: number; now: number }>();
  const of = (ownerId: string) => {
    const counts = owners.get(ownerId) ?? { was: 0, now: 0 };
    owners.set(ownerId, counts);
    return counts;
  };
  for (const { was, now } of replayed) {
    if (was.first) of(was.first.ownerId).was += 1;
    of(now.ownerId).now += 1;
  }
  return {
    leads: replayed.length,
    unchanged: replayed.filter(({ differences }) => differences.every(byTurnAlone)).length,
    changed: {
      tier: count('tier'),
      route: count('route'),
      owner: count('owner'),
      deadlines: count('deadlines'),
      fit: count('fit'),
    },
    ownerByTurnAlone: all.filter(byTurnAlone).length,
    perOwner: [...owners]
      .map(([ownerId, counts]) => ({ ownerId, ...counts }))
      .sort((a, b) => b.now - a.now || (a.ownerId < b.ownerId ? -1 : 1)),
  };
}
