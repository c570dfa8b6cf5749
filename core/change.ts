/** A transition's answer: the changed lead with the one event that says so, or by name why nothing changes. */
import { type EventOf, type EventType, type Happening, nextEvent } from './events.ts';
import type { Lead } from './lead.ts';

export type Change<To extends Lead, Type extends EventType> = {
  readonly outcome: 'changed';
  readonly lead: To;
  readonly event: EventOf<Type>;
};
/** The lead is past the stage or the round that this was meant for. */
export type MovedOn = { readonly outcome: 'moved-on' };

type Facts<Type extends EventType> = Omit<EventOf<Type>, keyof ReturnType<typeof nextEvent>>;

export function changed<To extends Lead, Type extends EventType>(
  lead: To,
  facts: Facts<Type> & { type: Type },
  happening: Happening,
): Change<To, Type> {
  const event = { ...nextEvent(lead, happening), ...facts } as unknown as EventOf<Type>;
  return { outcome: 'changed', lead: { ...lead, version: event.seq }, event };
}

/** A server clock that was set back never makes a negative duration. */
export function millisBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}
