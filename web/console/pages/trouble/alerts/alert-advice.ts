/** What became of an alert that did not arrive, and what is left to do, in a sentence. */
import type { NameOf } from '../../../parts/actors.ts';
import { channelWords, placeWords } from '../../../parts/alert-words.ts';
import type { Alert } from '../queries.ts';

type Advised = Pick<Alert, 'status' | 'channel' | 'recipientId' | 'fellOverTo'>;

export function alertAdvice(alert: Advised, nameOf: NameOf): string {
  const { status, channel, recipientId, fellOverTo } = alert;
  const who = nameOf(recipientId);
  if (status === 'held') return `It goes out by itself when ${who}’s quiet hours end.`;
  const told =
    fellOverTo === null
      ? 'Nobody was told instead: open the lead and see to it that somebody responds.'
      : `Told instead: ${placeWords(fellOverTo, nameOf)}.`;
  switch (status) {
    case 'bounced':
      return `${told} Check ${who}’s ${channelWords[channel].toLowerCase()} address on the team’s page.`;
    case 'complained':
      return `${told} Ask ${who} to take our mail out of the spam folder.`;
    default:
      return told;
  }
}
