/** Alerts in words. */
import type { Schemas } from '../api/client.ts';
import type { NameOf } from './actors.ts';
import { sentenceCase } from './words.ts';

type LeadAlert = Schemas['LeadAlert'];

const kinds: Readonly<Record<string, string>> = {
  assigned: 'New lead',
  due: 'Response due',
  breached: 'Breach',
  reassigned: 'Reassigned',
};

export const kindWords = (kind: string): string => kinds[kind] ?? sentenceCase(kind.replaceAll(/[-_]/g, ' '));

export const channelWords: Readonly<Record<LeadAlert['channel'], string>> = {
  email: 'E-mail',
  sms: 'Text message',
  webhook: 'Webhook',
};

export const statusWords: Readonly<Record<LeadAlert['status'], string>> = {
  held: 'Waits for the end of quiet hours',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Failed',
  bounced: 'Came back',
  complained: 'Marked as spam',
  'not-needed': 'Not needed any more',
};

export const isTrouble = ({ status }: LeadAlert): boolean =>
  status === 'failed' || status === 'bounced' || status === 'complained';

/** By whom and how they were told in its place. `place`: such as `alex#sms`. */
export function placeWords(place: string, nameOf: NameOf): string {
  const [id = '', channel = ''] = place.split('#');
  const how = channelWords[channel as LeadAlert['channel']] as string | undefined;
  return how ? `${nameOf(id)} by ${how.toLowerCase()}` : nameOf(id);
}
