import { Alert, Text } from '@mantine/core';
import { type MouseEvent, memo } from 'react';
import { Person } from '../../parts/people.tsx';
import { DeadlineClock } from './deadline-clock.tsx';
import { LeadWho } from './lead-who.tsx';
import { LeadWhy } from './lead-why.tsx';
import type { Place } from './places.ts';
import type { Press } from './possible.ts';
import { PressButtons } from './press-buttons.tsx';
import classes from './queue.module.css';
import type { QueueLead } from './queue-lead.ts';
import { Standing } from './standing.tsx';
import { placed, type Spot } from './use-rows.ts';

type LeadRowProps = Spot & {
  readonly id: string;
  readonly place: Place;
  readonly position: number;
  /** -1 while more can be loaded. */
  readonly total: number;
  readonly isSelected: boolean;
  readonly showsOwner: boolean;
  readonly pending: Press | undefined;
  readonly refused: string | undefined;
  readonly select: (leadId: string) => void;
  readonly press: (lead: QueueLead, press: Press, event: MouseEvent) => void;
  readonly dismiss: (leadId: string) => void;
};

/** Drawn again only when something of it is another: not when others scroll into sight. */
export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { id, place, position, total, isSelected, showsOwner, pending, refused, press, dismiss } = props;
  const { lead, gone } = place;
  return (
    <li
      {...placed(props)}
      id={id}
      className={classes['row']}
      data-selected={isSelected || undefined}
      // Tab reaches the list once; the arrow keys go on from there.
      tabIndex={isSelected ? 0 : -1}
      aria-labelledby={`${id}-name`}
      aria-posinset={position}
      aria-setsize={total}
      aria-busy={pending !== undefined || undefined}
      onFocus={() => props.select(lead.leadId)}
    >
      <div className={classes['clock']}>
        <DeadlineClock lead={lead} />
        <Standing lead={lead} />
      </div>
      <LeadWho id={`${id}-name`} lead={lead} isReachable={isSelected} />
      <LeadWhy lead={lead} />
      <div className={classes['actions']}>
        {gone ? (
          <Text size="sm" c="dimmed">
            No longer in this list
          </Text>
        ) : (
          <div className={classes['buttons']}>
            <PressButtons
              lead={lead}
              pending={pending}
              isReachable={isSelected}
              press={(what, event) => press(lead, what, event)}
            />
          </div>
        )}
        {showsOwner && (
          <Text size="xs" c="dimmed" mt={6}>
            Owner: <Person id={lead.ownerId} />
          </Text>
        )}
      </div>
      {refused !== undefined && (
        <Alert
          className={classes['refused']}
          color="red"
          role="alert"
          title="Not recorded"
          withCloseButton
          closeButtonLabel="Dismiss"
          onClose={() => dismiss(lead.leadId)}
        >
          {refused}
        </Alert>
      )}
    </li>
  );
});
