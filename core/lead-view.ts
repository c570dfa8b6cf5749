/** A lead as the API shows it: the pinned shape, from whichever stage it is in. */
import { adContext, type Touch } from './attribution.ts';
import type { EventDetails, LeadEvent } from './events.ts';
import { type Lead, roundOf } from './lead.ts';

type FactsOf<Event> = Event extends LeadEvent ? Omit<Event, 'leadId' | 'cohort'> : never;

/** One line of the timeline: the event's own facts without what the lead already says of itself. */
export type TimelineEntry = FactsOf<LeadEvent> & EventDetails;

/** A lead without its timeline: an item of a list, a line of an export. */
export function leadView(lead: Lead) {
  const { firstTouch, latestTouch } = lead.attribution;
  return {
    leadId: lead.leadId,
    stage: lead.stage,
    tier: lead.tier,
    tierReasons: lead.tierReasons,
    round: roundOf(lead),
    ownerId: lead.ownerId,
    contact: lead.contact,
    form: lead.form ?? null,
    message: lead.message ?? null,
    consent: lead.consent ?? null,
    stages: lead.stages,
    attribution: {
      firstTouch: touchView(firstTouch),
      latestTouch: touchView(latestTouch),
      landingPage: latestTouch.landingPage ?? firstTouch.landingPage,
      adContext: adContext(latestTouch) ?? adContext(firstTouch),
    },
    sla: 'assignment' in lead ? lead.assignment.deadlines : null,
    firstResponse: 'firstResponse' in lead ? (lead.firstResponse ?? null) : null,
    qualification: null,
    answers: lead.answers,
  };
}
export type LeadView = ReturnType<typeof leadView>;

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
  return { source, medium, campaign, content, term, utmId, clickIds, landingPage, referrer, at };
}
