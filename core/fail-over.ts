/**
 * Who is told of a moment, and how, when an alert cannot go where it was to go: the same person by another channel, else
 * the fallback manager.
 */
import { type Alert, isReachable, type Place, personAt, placeOf, type Role } from './alerts.ts';
import type { Channel, OperatingModel } from './operating-model.ts';
import { type Member, personOf } from './team.ts';

/** A place that the moment was to be told at, and how far that is. */
export type Attempt = {
  readonly place: Place;
  /** `told`: it was, or will be when quiet hours end; `open`: it is being tried, or will be again; `lost`: it cannot. */
  readonly state: 'told' | 'open' | 'lost';
  /** In the place of another: nobody else sees to it. */
  readonly fallOver: boolean;
};

export type FailOver =
  /** The recipient, or the manager, hears of it there anyway. */
  | { readonly outcome: 'told'; readonly place: Place }
  | { readonly outcome: 'tell'; readonly alerts: readonly [Alert, ...Alert[]] }
  /** Another channel of theirs is being tried: how that ends decides. */
  | { readonly outcome: 'wait' }
  | { readonly outcome: 'nobody' };

/** One after the other; what stands together goes out together. */
type Steps = readonly (readonly Channel[])[];
const ONE_BY_ONE: Steps = [['email'], ['sms'], ['webhook']];
const TO_A_MANAGER: Steps = [['email', 'sms'], ['webhook']];

/**
 * What to do about an alert that is lost. `attempts` are all of its moment, those of other alerts too, so that nobody is
 * told twice by one channel and a person who was told in another way needs no substitute.
 */
export function failOver(
  alert: Alert,
  attempts: readonly Attempt[],
  team: readonly Member[],
  { routing }: Pick<OperatingModel, 'routing'>,
): FailOver {
  const insteadOf = alert.insteadOf ?? placeOf(alert);
  const manager = personOf(team, routing.fallbackManager);
  const own = next(alert.recipient, alert.role, ONE_BY_ONE);
  if (own !== null) return own;
  const others = manager && manager.id !== alert.recipient.id ? next(manager, 'manager', TO_A_MANAGER) : null;
  return others ?? { outcome: 'nobody' };

  /** Null when this person cannot be told. */
  function next(person: Member, role: Role, steps: Steps): FailOver | null {
    const theirs = attempts.filter(({ place }) => personAt(place) === person.id);
    const told = theirs.find(({ state }) => state === 'told');
    if (told) return { outcome: 'told', place: told.place };
    if (!person.active) return null;
    for (const step of steps) {
      const [first, ...more] = step
        .filter((channel) => isReachable(person, channel) && isFree(placeOf({ recipient: person, channel })))
        .map((channel): Alert => ({ ...alert, recipient: person, role, channel, insteadOf }));
      if (first) return { outcome: 'tell', alerts: [first, ...more] };
    }
    return theirs.some(({ state }) => state === 'open') ? { outcome: 'wait' } : null;
  }

  /** Not tried so far, or begun as a substitute and not ended. */
  function isFree(place: Place): boolean {
    const tried = attempts.find((attempt) => attempt.place === place);
    return tried === undefined || (tried.state === 'open' && tried.fallOver);
  }
}
