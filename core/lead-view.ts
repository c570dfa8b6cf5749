/** A lead as the API shows it: the pinned shape, from whichever stage it is in. */
import { adContext, type Touch } from './attribution.ts';
import type { CompanyLeadsAnswer, LeadItemAnswer, TimelineEntry } from './contracts/leads.ts';
import { formatMinor } from './currency.ts';
import type { EventDetails, LeadEvent } from './events.ts';
import { type Lead, roundOf } from './lead.ts';
import { actionsIn } from './lifecycle.ts';
import type { Money } from './money.ts';

/** A lead without its timeline: an item of a list, a line of an export. */
export function leadView(lead: Lead): LeadItemAnswer {
  const { firstTouch, latestTouch } = lead.attribution;
  const assignment = 'assignment' in lead ? lead.assignment : null;
  return {
    leadId: lead.leadId,
    stage: lead.stage,
    tier: lead.tier,
    tierReasons: lead.tierReasons,
    round: roundOf(lead),
    ownerId: lead.ownerId,
    ownerIds: lead.ownerIds,
    breaches: lead.breaches,
    reassignments: lead.reassignments,
    contact: lead.contact,
    form: lead.form ?? null,
    message: lead.message ?? null,
    consent: lead.consent ?? null,
    capturedAt: lead.capturedAt,
    /** The day that the figures count the lead under. */
    captureDay: lead.captureDay,
    stages: byName(lead.stages),
    attribution: {
      firstTouch: touchView(firstTouch),
      latestTouch: touchView(latestTouch),
      landingPage: latestTouch.landingPage ?? firstTouch.landingPage,
      adContext: adContext(latestTouch) ?? adContext(firstTouch),
    },
    sla: assignment?.deadlines ?? null,
    claim: assignment?.claim ?? null,
    /** Why this owner and these deadlines; why this tier is in `tierReasons`. */
    why: assignment?.why ?? null,
    firstResponse: 'firstResponse' in lead ? (lead.firstResponse ?? null) : null,
    qualification: lead.qualification,
    reply: 'reply' in lead ? (lead.reply ?? null) : null,
    meeting: 'meeting' in lead ? (lead.meeting ?? null) : null,
    meetings: lead.meetings,
    expected: 'expected' in lead ? moneyView(lead.expected) : null,
    revenue: 'revenue' in lead ? moneyView(lead.revenue) : null,
    disposition: 'disposition' in lead ? lead.disposition : null,
    actions: [...actionsIn(lead.stage)],
    answers: byName(lead.answers),
  };
}

/** A lead beside another one of its company. Who may not read it learns that it is there, and whom to ask. */
export function companyLeadView(lead: Lead, readable: boolean): CompanyLeadsAnswer['items'][number] {
  const { leadId, stage, ownerId, capturedAt, contact, tier } = lead;
  const { source, campaign } = lead.attribution.firstTouch;
  const facts = {
    name: contact.name ?? contact.email,
    tier,
    source,
    campaign,
    disposition: 'disposition' in lead ? lead.disposition : null,
  };
  const nothing = { name: null, tier: null, source: null, campaign: null, disposition: null };
  return { leadId, stage, ownerId, capturedAt, readable, ...(readable ? facts : nothing) };
}

/** The amount as people write it, beside the exact minor units. */
const moneyView = (money: Money | null) =>
  money && { ...money, amount: formatMinor(money.amountMinor, money.currency) };
export function timelineEntry(event: LeadEvent, details: EventDetails = {}): TimelineEntry {
  const { leadId: _leadId, cohort: _cohort, ...facts } = event;
  return { ...facts, ...details };
}

function touchView({
  source,
  medium,
  campaign,
  content,
  term,
  utmId,
  clickIds,
  landingPage,
  referrer,
  at,
}: Touch) {
  const touch = { source, medium, campaign, content, term, utmId, landingPage, referrer, at };
  return { ...touch, clickIds: byName(clickIds) };
}

/** The same lead is the same text, so that an ETag holds: a table answers the parts of a map in any order. */
const byName = <Parts extends object>(parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))) as Parts;
