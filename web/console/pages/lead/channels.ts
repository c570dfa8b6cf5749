/** How a person reached out, as the one who did says it. */
import type { Lead } from './lead.ts';

export type Channel = NonNullable<Lead['firstResponse']>['channel'];

export const channels: readonly Channel[] = ['call', 'email', 'sms', 'meeting'];

/** On what one presses. */
export const pressWords: Readonly<Record<Channel, string>> = {
  call: 'I called',
  email: 'I e-mailed',
  sms: 'I texted',
  meeting: 'We met',
};

/** In the record. */
export const byWords: Readonly<Record<Channel, string>> = {
  call: 'by telephone',
  email: 'by e-mail',
  sms: 'by text message',
  meeting: 'in a meeting',
};
