/** Who owns the lead next. Reps take turns; nobody who is away or already had the lead is asked; the manager is last. */
import type { Rep, Team } from './operating-model.ts';

/** The owner chosen for a lead: a rep whose turn it was, or the manager because nobody else was left. */
export type NextOwner =
  | { readonly kind: 'rep'; readonly ownerId: string }
  | { readonly kind: 'manager'; readonly ownerId: string };

/**
 * The next owner. Turns go round the team in the model's order, starting after the rep who had the last turn, so
 * each available rep gets every n-th lead. `hadIt` are the lead's owners so far; after `maxOwners` of them, or when
 * no rep is left, the manager takes it: a lead never waits without an owner.
 */
export function nextOwner(
  team: Team,
  lastTurn: string | null,
  hadIt: readonly string[],
  maxOwners: number,
): NextOwner {
  const manager = { kind: 'manager', ownerId: team.manager.id } as const;
  if (hadIt.length >= maxOwners) return manager;
  const rep = inTurn(team.reps, lastTurn).find((it) => it.available && !hadIt.includes(it.id));
  return rep ? { kind: 'rep', ownerId: rep.id } : manager;
}

/** The reps in the order of their turns: first the one after `lastTurn`. A rep who left the team ends no rotation. */
function inTurn(reps: readonly Rep[], lastTurn: string | null): readonly Rep[] {
  const last = reps.findIndex((rep) => rep.id === lastTurn);
  return [...reps.slice(last + 1), ...reps.slice(0, last + 1)];
}

/** The person behind an id; undefined for marketing or someone who left. */
export function personOf(team: Team, id: string) {
  return team.manager.id === id ? team.manager : team.reps.find((rep) => rep.id === id);
}
