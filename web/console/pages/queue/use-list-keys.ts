/** What the keys do, and a press on a button: always to the lead that was meant. */
import { type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useViewer } from '../../session/viewer.ts';
import { commandOf } from './keys.ts';
import type { Place } from './places.ts';
import { type Press, pressesOn } from './possible.ts';
import type { QueueLead } from './queue-lead.ts';
import type { useResponses } from './use-responses.ts';
import type { useSelection } from './use-selection.ts';

/** A click within this time after the rows have moved was meant for another one. */
const SHIFT_MS = 500;

type Hands = {
  readonly places: readonly Place[];
  readonly selection: ReturnType<typeof useSelection>;
  readonly responses: Pick<ReturnType<typeof useResponses>, 'press' | 'announce'>;
  readonly letIn: () => void;
  readonly showKeys: () => void;
};

export function useListKeys({ places, selection, responses, letIn, showKeys }: Hands) {
  const { me } = useViewer();
  const navigate = useNavigate();
  const movedAt = useMovedAt(places);

  const { press: record, announce } = responses;
  // The same function as long as it does the same: rows are drawn again for another one.
  const press = useCallback(
    (lead: QueueLead, what: Press, event?: MouseEvent): void => {
      // `detail` counts clicks; a button that the keyboard presses has none.
      if (event && event.detail > 0 && performance.now() - movedAt.current < SHIFT_MS)
        announce('The list has just moved. Nothing was recorded: press again.');
      else if (pressesOn(lead, me).includes(what)) record(lead, what);
    },
    [me, movedAt, record, announce],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const { selected, index } = selection;
    const command = commandOf(event, event.target instanceof HTMLLIElement);
    if (!command || !selected) return;
    event.preventDefault();
    switch (command.kind) {
      case 'move':
        return selection.moveTo(index + command.by);
      case 'edge':
        return selection.moveTo(command.to === 'first' ? 0 : places.length - 1);
      case 'open':
        return void navigate(`/leads/${selected.leadId}`);
      case 'let-in':
        return letIn();
      case 'help':
        return showKeys();
      case 'press':
        if (!places[index]?.gone) press(selected, command.press);
    }
  };
  return { press, onKeyDown };
}

/** When (of `performance.now`) a row moved last: not when rows came behind the others, or one changed in its place. */
function useMovedAt(places: readonly Place[]) {
  const movedAt = useRef(0);
  const before = useRef(places);
  useLayoutEffect(() => {
    const moved = before.current.some(({ lead }, i) => places[i]?.lead.leadId !== lead.leadId);
    if (moved) movedAt.current = performance.now();
    before.current = places;
  }, [places]);
  return movedAt;
}
