/** What the viewer may press on a row. The API decides again: this spares people what it would refuse. */
import type { Me } from '../../session/viewer.ts';
import type { Channel, QueueLead } from './queue-lead.ts';

/** What one press does to a lead. */
export type Press = 'claim' | Channel;

/** In the order of the buttons. */
export const presses: readonly Press[] = ['claim', 'call', 'email', 'sms', 'meeting'];

export const pressWords: Readonly<Record<Press, string>> = {
  claim: 'I’m on it',
  call: 'Called',
  email: 'E-mailed',
  sms: 'Texted',
  meeting: 'Met',
};

export const channelWords: Readonly<Record<Channel, string>> = {
  call: 'call',
  email: 'e-mail',
  sms: 'text message',
  meeting: 'meeting',
};

type Asker = Pick<Me, 'memberId' | 'role'>;

/** Those that are possible now, in the order of the buttons. */
export const pressesOn = (lead: QueueLead, me: Asker): readonly Press[] =>
  presses.filter((press) => (press === 'claim' ? mayClaim(lead, me) : mayContact(lead, me)));

const mayContact = ({ actions, ownerId }: QueueLead, { role, memberId }: Asker): boolean =>
  actions.includes('contact') &&
  (role === 'manager' || role === 'admin' || (role === 'rep' && memberId === ownerId));

/** Nobody says "I'm on it" for somebody else, or twice. */
const mayClaim = (lead: QueueLead, me: Asker): boolean =>
  lead.actions.includes('claim') &&
  lead.claim === null &&
  me.memberId === lead.ownerId &&
  mayContact(lead, me);
