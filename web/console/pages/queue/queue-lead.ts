/** What a row shows of a lead. Thousands of them stay in memory, so it holds nothing that no row shows. */
import type { Schemas } from '../../api/client.ts';
import type { Stage, Tier } from '../../parts/words.ts';

export type QueueLead = {
  readonly leadId: string;
  readonly stage: Stage;
  readonly tier: Tier;
  readonly ownerId: string;
  readonly capturedAt: string;
  /** The name, else the e-mail address. */
  readonly name: string;
  readonly company: string | null;
  readonly source: string;
  readonly campaign: string | null;
  /** The first words of what they asked. */
  readonly asked: string | null;
  readonly sla: Schemas['Deadlines'] | null;
  readonly claim: Schemas['LeadItem']['claim'];
  readonly firstResponse: { readonly at: string; readonly channel: Channel } | null;
  readonly actions: Schemas['LeadItem']['actions'];
};

export type Channel = 'call' | 'email' | 'sms' | 'meeting';

const MOST_WORDS = 160;

export function queueLeadOf(item: Schemas['LeadItem']): QueueLead {
  const { leadId, stage, tier, ownerId, capturedAt, contact, sla, claim, actions } = item;
  const { source, campaign } = item.attribution.firstTouch;
  return {
    leadId,
    stage,
    tier,
    ownerId,
    capturedAt,
    name: contact.name ?? contact.email,
    company: contact.company ?? null,
    source,
    campaign,
    asked: item.message && firstWords(item.message),
    sla,
    claim,
    firstResponse: item.firstResponse && {
      at: item.firstResponse.at,
      channel: item.firstResponse.channel,
    },
    actions,
  };
}

/** One line, cut between characters as people see them: half of an emoji is no character. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MOST_WORDS) return line;
  return `${[...line.slice(0, MOST_WORDS)].slice(0, -1).join('').trimEnd()}…`;
}

/** Nobody has responded yet. */
export const isUntouched = ({ stage }: QueueLead): boolean => stage === 'captured' || stage === 'assigned';
