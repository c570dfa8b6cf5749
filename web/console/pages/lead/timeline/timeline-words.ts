/** What happened to a lead, entry by entry. What the lead itself wrote is no part of these words: see quotes.ts. */
import type { NameOf } from '../../../parts/actors.ts';
import { money } from '../../../parts/numbers.ts';
import { duration } from '../../../parts/time/format.ts';
import { dispositionWords, stageWords } from '../../../parts/words.ts';
import { byWords } from '../channels.ts';
import type { Entry, EntryOf } from '../lead.ts';

/** A line under an entry; `at` is a time that follows its words. */
export type Fact = { readonly said: string; readonly at?: string };
export type EntryWords = { readonly what: string; readonly facts: readonly Fact[] };

type Words<Type extends Entry['type']> = (entry: EntryOf<Type>, nameOf: NameOf) => EntryWords;

export const wordsOf = (entry: Entry, nameOf: NameOf): EntryWords =>
  (words[entry.type] as Words<Entry['type']>)(entry, nameOf);

const only = (what: string): EntryWords => ({ what, facts: [] });
const after = (ms: number): string => duration(ms / 1_000);

const words: { readonly [Type in Entry['type']]: Words<Type> } = {
  SubmissionQuarantined: () => only('The submission was put aside: it looked like a bot’s'),
  LeadCaptured: ({ ownerId }, nameOf) => ({
    what: 'Captured',
    facts: [{ said: `Marketing’s owner: ${nameOf(ownerId)}` }],
  }),
  TouchpointAdded: () => only('They came back: a new touchpoint'),
  LeadAssigned: ({ ownerId, routed, deadlines }, nameOf) => ({
    what: `Assigned to ${nameOf(ownerId)}`,
    facts: [...routedFacts(routed), ...deadlineFacts(deadlines)],
  }),
  ResponseDue: ({ ownerId, quiet }, nameOf) => ({
    what: 'The first response was due',
    facts: [
      {
        said: quiet ? `${nameOf(ownerId)} is on it and was not reminded` : `${nameOf(ownerId)} was reminded`,
      },
    ],
  }),
  LeadClaimed: ({ ownerId, quietUntil }, nameOf) => ({
    what: `${nameOf(ownerId)} said “I’m on it”`,
    facts: [{ said: 'Reminders rest until', at: quietUntil }],
  }),
  SlaBreached: ({ ownerId, managerId, respondBy }, nameOf) => ({
    what: `Breach: ${nameOf(ownerId)} has not responded`,
    facts: [{ said: `${nameOf(managerId)} was told` }, { said: 'The response was due', at: respondBy }],
  }),
  LeadReassigned: ({ ownerId, previousOwnerId, cause, routed, deadlines }, nameOf) => ({
    what: `Reassigned from ${nameOf(previousOwnerId)} to ${nameOf(ownerId)}`,
    facts: [
      { said: cause === 'untouched' ? 'Nobody had responded' : 'By hand' },
      ...routedFacts(routed),
      ...deadlineFacts(deadlines),
    ],
  }),
  LeadContacted: ({ by, ownerId, channel, evidence, responseTimeMs, speedToLeadMs, withinSla }, nameOf) => ({
    what: `First response ${byWords[channel]}, ${withinSla ? 'in time' : 'late'}`,
    facts: [
      { said: `${after(responseTimeMs)} after the assignment, ${after(speedToLeadMs)} after the form` },
      ...(by === ownerId ? [] : [{ said: `For ${nameOf(ownerId)}` }]),
      { said: evidenceWords[evidence] },
    ],
  }),
  LateResponse: ({ by, ownerId, channel }, nameOf) => ({
    what: `${nameOf(by)} responded ${byWords[channel]}, too late`,
    facts: [{ said: `The lead was ${nameOf(ownerId)}’s by then` }],
  }),
  LeadReplied: ({ afterMs, quick }) => ({
    what: 'They replied',
    facts: [{ said: `${after(afterMs)} after our outreach${quick ? ': quickly' : ''}` }],
  }),
  MeetingBooked: () => only('Meeting booked'),
  MeetingHeld: () => only('Meeting held'),
  MeetingNoShow: () => only('They did not come to the meeting'),
  LeadQualified: () => only('Qualified: fit and intent confirmed'),
  OpportunityOpened: ({ override, expected }) => ({
    what: override ? 'Opportunity opened over the gate' : 'Opportunity opened',
    facts: expected ? [{ said: `Expected: ${money(expected.amountMinor, expected.currency)}` }] : [],
  }),
  LeadWon: ({ revenue }) => only(`Won: ${money(revenue.amountMinor, revenue.currency)}`),
  LeadLost: ({ disposition }) => only(`Lost: ${dispositionWords(disposition)}`),
  LeadDisqualified: ({ disposition }) => only(`Disqualified: ${dispositionWords(disposition)}`),
  LeadReopened: ({ from, stage, ownerId, previousOwnerId, disposition, revenue, deadlines }, nameOf) => ({
    what: `Reopened as ${stageWords[stage].toLowerCase()}`,
    facts: [
      { said: `It was ${stageWords[from].toLowerCase()}${endOf(disposition, revenue)}` },
      ...(ownerId === previousOwnerId
        ? []
        : [{ said: `From ${nameOf(previousOwnerId)} to ${nameOf(ownerId)}` }]),
      ...deadlineFacts(deadlines),
    ],
  }),
};

const evidenceWords: Readonly<Record<EntryOf<'LeadContacted'>['evidence'], string>> = {
  self_reported: 'By their own word',
  call: 'Seen by the telephone system',
  mail: 'Seen by the mail system',
};

function routedFacts(routed: EntryOf<'LeadAssigned'>['routed']): Fact[] {
  switch (routed?.how) {
    case 'account':
      return [{ said: 'The owner of this company’s leads' }];
    case 'turn':
      return [{ said: `Their turn in the pool ${routed.pool ?? '–'} (rule ${routed.rule ?? '–'})` }];
    case 'fallback':
      return [{ said: 'Nobody else could take it' }];
    default:
      return [];
  }
}

const deadlineFacts = (deadlines: EntryOf<'LeadReassigned'>['deadlines']): Fact[] =>
  deadlines ? [{ said: 'To respond by', at: deadlines.respondBy }] : [];

const endOf = (
  disposition: string | null,
  revenue: { readonly amountMinor: number; readonly currency: string } | null,
): string => {
  if (disposition) return `: ${dispositionWords(disposition)}`;
  return revenue ? `: ${money(revenue.amountMinor, revenue.currency)}` : '';
};
