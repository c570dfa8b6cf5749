/** The places of the leads on the screen, and what waits to be let in among them. */
import { useMemo, useState } from 'react';
import { arrange, newcomers, type Place, settle } from './places.ts';
import type { QueueLead } from './queue-lead.ts';

type Held = { readonly fresh: readonly Place[]; readonly still: boolean; readonly places: readonly Place[] };

export function usePlaces(leads: readonly QueueLead[], grouped: boolean, still: boolean) {
  const fresh = useMemo(() => arrange(leads, grouped), [leads, grouped]);
  const [held, setHeld] = useState<Held>(() => ({ fresh, still, places: fresh }));
  if (held.fresh !== fresh || held.still !== still)
    setHeld({ fresh, still, places: settle(held.places, fresh, still) });
  const { places } = held;
  const waiting = useMemo(() => newcomers(places, fresh), [places, fresh]);
  return { fresh, places, waiting };
}
