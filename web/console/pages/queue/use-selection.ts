/** The row that the keys act on: the one of the list that the Tab key reaches. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Place } from './places.ts';

export const rowId = (leadId: string): string => `lead-${leadId}`;

export function useSelection(places: readonly Place[], scrollTo: (index: number) => void) {
  const [leadId, setLeadId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const lastIndex = useRef(0);

  const found = useMemo(() => places.findIndex(({ lead }) => lead.leadId === leadId), [places, leadId]);
  // When the lead has gone, the one in its place takes over.
  const index = found === -1 ? Math.min(lastIndex.current, places.length - 1) : found;
  const selected = places[index]?.lead ?? null;

  useLayoutEffect(() => {
    lastIndex.current = Math.max(0, index);
    if (!wantsFocus.current || !selected) return;
    wantsFocus.current = false;
    document.getElementById(rowId(selected.leadId))?.focus({ preventScroll: true });
  });

  return {
    index,
    selected,
    /** The focus is in that row already. */
    note: setLeadId,
    moveTo(to: number) {
      const next = Math.min(Math.max(0, to), places.length - 1);
      const place = places[next];
      if (!place) return;
      wantsFocus.current = true;
      setLeadId(place.lead.leadId);
      scrollTo(next);
    },
  };
}
