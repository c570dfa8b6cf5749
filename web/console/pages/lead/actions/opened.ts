/** Which dialog is open, on the lead as it was when it opened. */
import type { Channel } from '../channels.ts';
import type { Action, SeenLead } from '../lead.ts';

export type Opened = { readonly action: Action; readonly seen: SeenLead; readonly channel?: Channel };

/** What each dialog is told. */
export type DialogProps = Omit<Opened, 'action'> & {
  readonly latest: SeenLead;
  readonly onClose: () => void;
  /** It was done. */
  readonly onDone: () => void;
};
