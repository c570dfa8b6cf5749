/**
 * Whether each rep was given the share of leads that their weight says. Absences, hours, skills and caps make other
 * shares for good reasons: this says where to look, not who is at fault.
 */
import { count, percent } from '../../parts/numbers.ts';

/** So far apart, relative to what was to be expected, shares still count as the same. */
const TOLERANCE = 0.2;

export type Share = {
  readonly assigned: number;
  /** Of all that was given to reps, 0 to 1; null while nothing was. */
  readonly actual: number | null;
  /** By their weight. */
  readonly due: number;
  readonly verdict: 'about' | 'more' | 'less' | null;
  /** Too few leads for a verdict to mean much. */
  readonly smallSample: boolean;
};

type Turns = { readonly id: string; readonly weight: number };

/** `assigned`: leads given, by the rep's id. Leads of people who are not among the reps are left out. */
export function sharesOf(
  reps: readonly Turns[],
  assigned: ReadonlyMap<string, number>,
  smallSampleBelow: number,
): ReadonlyMap<string, Share> {
  const given = ({ id }: Turns) => assigned.get(id) ?? 0;
  const allGiven = reps.reduce((sum, rep) => sum + given(rep), 0);
  const allWeights = reps.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(
    reps.map((rep) => {
      const due = rep.weight / allWeights;
      const actual = allGiven === 0 ? null : given(rep) / allGiven;
      const verdict = actual === null ? null : verdictOn(actual, due);
      return [
        rep.id,
        { assigned: given(rep), actual, due, verdict, smallSample: due * allGiven < smallSampleBelow },
      ];
    }),
  );
}

function verdictOn(actual: number, due: number): 'about' | 'more' | 'less' {
  // A hair more than the tolerance, for what binary fractions lose.
  if (Math.abs(actual - due) <= due * TOLERANCE + 1e-9) return 'about';
  return actual > due ? 'more' : 'less';
}

const verdicts = { about: 'about their share', more: 'more than their share', less: 'less than their share' };

/** "42 leads, 31 %: about their share (33 %)". */
export function shareWords({ assigned, actual, due, verdict }: Share): string {
  if (actual === null || verdict === null) return `No leads yet; their share is ${percent(due)}`;
  const leads = `${count(assigned)} ${assigned === 1 ? 'lead' : 'leads'}`;
  return `${leads}, ${percent(actual)}: ${verdicts[verdict]} (${percent(due)})`;
}
