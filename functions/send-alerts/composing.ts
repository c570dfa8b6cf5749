/** Writes the message of an alert, with the link that is its recipient's alone. */
import type { Alert } from '../../core/alerts.ts';
import { personAt } from '../../core/alerts.ts';
import { timeZoneOf } from '../../core/availability.ts';
import type { Lead } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { personOf, type Team } from '../../core/team.ts';
import { whyInWords } from '../../core/why-in-words.ts';
import type { LinkSecret } from '../shared/link-secret.ts';
import { signLink } from '../shared/signed-link.ts';
import { type Message, messageOf } from './message.ts';

export type Composing = {
  readonly secret: LinkSecret;
  readonly baseUrl: string;
  readonly model: OperatingModel;
  readonly now: () => number;
};

/** Words an alert to its recipient. */
export type Compose = (alert: Alert, lead: Lead, members: Team) => Promise<Message>;

export function composing({ secret, baseUrl, model, now }: Composing): Compose {
  return async (alert, lead, members) => {
    const { leadId, recipient, insteadOf } = alert;
    const nameOf = (id: string) => personOf(members, id)?.name ?? id;
    const untold = insteadOf === null ? recipient.id : personAt(insteadOf);
    const token = signLink({ leadId, personId: recipient.id, round: roundFor(alert) }, await secret(), now());
    return messageOf(alert, lead, {
      ownerName: nameOf(alert.ownerId),
      untoldName: untold === recipient.id ? null : nameOf(untold),
      respondBy: alert.respondBy,
      timeZone: timeZoneOf(recipient, model.calendar),
      why: whyInWords(lead, { readerId: recipient.id, nameOf }),
      link: `${baseUrl}/r/${token}`,
    });
  };
}

/** An owner who lost the lead may still say they called, in the round that was theirs. */
function roundFor({ role, round }: Alert): number {
  return role === 'previousOwner' ? round - 1 : round;
}
