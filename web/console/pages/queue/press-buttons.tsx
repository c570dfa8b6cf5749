import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useViewer } from '../../session/viewer.ts';
import { type Press, pressesOn, pressWords } from './possible.ts';
import type { QueueLead } from './queue-lead.ts';

type PressButtonsProps = {
  readonly lead: QueueLead;
  /** What is under way; until it is answered nothing else is pressed. */
  readonly pending: Press | undefined;
  readonly isReachable: boolean;
  readonly press: (press: Press, event: MouseEvent) => void;
};

export function PressButtons({ lead, pending, isReachable, press }: PressButtonsProps) {
  const { me } = useViewer();
  return pressesOn(lead, me).map((each) => (
    <Button
      key={each}
      size="compact-sm"
      fw={500}
      px={7}
      variant={each === 'claim' ? 'light' : 'default'}
      tabIndex={isReachable ? 0 : -1}
      loading={pending === each}
      disabled={pending !== undefined && pending !== each}
      aria-label={`${pressWords[each]}: ${lead.name}`}
      onClick={(event) => press(each, event)}
    >
      {pressWords[each]}
    </Button>
  ));
}
