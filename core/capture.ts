/** How a submission becomes a lead, or a further touchpoint of one that sales already works on. */
import { attributionFrom, type Touch, touchFrom } from './attribution.ts';
import { type EventDetails, type EventOf, nextEvent } from './events.ts';
import { tierOf } from './intent.ts';
import type { Captured, Lead } from './lead.ts';
import type { MarketingOwners, OperatingModel } from './operating-model.ts';
import { assess } from './qualification.ts';
import type { Submission } from './submission.ts';

/** When a submission is taken in. One that waited in quarantine was posted before, and is taken in by a person. */
type Arrival = {
  /** ISO 8601 UTC: clocks start here. */
  readonly at: string;
  /** When the person was there, which is what their touches tell; default `at`. */
  readonly postedAt?: string;
  readonly actor?: string;
};

/** A new lead, owned by marketing until sales takes it. `captureDay` is the day of `at` in the model's zone. */
export function captureLead(
  submission: Submission,
  model: Pick<OperatingModel, 'intent' | 'icp' | 'marketing'>,
  {
    leadId,
    captureDay,
    at,
    postedAt = at,
    actor = 'form',
  }: Arrival & { readonly leadId: string; readonly captureDay: string },
): { lead: Captured; event: EventOf<'LeadCaptured'> } {
  const { tier, reasons } = tierOf(submission, model.intent);
  const attribution = attributionFrom(submission.firstTouch, submission.latestTouch, postedAt);
  const ownerId = marketingOwner(attribution.firstTouch, model.marketing);
  const lead: Captured = {
    stage: 'captured',
    leadId,
    version: 1,
    contact: submission.contact,
    tier,
    tierReasons: reasons,
    form: submission.form,
    message: submission.message,
    consent: submission.consent,
    answers: submission.answers,
    attribution,
    qualification: assess(submission.contact, reasons, model),
    capturedAt: at,
    captureDay,
    ownerId,
    ownerIds: [],
    breaches: [],
    reassignments: 0,
    meetings: { booked: 0, held: 0, noShows: 0 },
    stages: { captured: { at, ownerId } },
  };
  const head = nextEvent({ ...lead, version: 0 }, { at, actor });
  return { lead, event: { ...head, type: 'LeadCaptured', ownerId, form: submission.form ?? null } };
}

/**
 * A person whose lead is still open wrote again: the latest touch moves, the first never does. What the lead did
 * not say before is filled in; what it said stays, for the owner may already have acted on it. All of what was said now is
 * kept with the event.
 */
export function addTouchpoint(
  lead: Lead,
  submission: Submission,
  { at, postedAt = at, actor = 'form' }: Arrival,
): { lead: Lead; event: EventOf<'TouchpointAdded'>; details: EventDetails } {
  const { contact, consent, message, answers, latestTouch } = submission;
  const changed: Lead = {
    ...lead,
    version: lead.version + 1,
    // A consent that was given or withdrawn later is the one that counts.
    consent: consent ?? lead.consent,
    contact: { ...definedOf(submission.contact), ...definedOf(lead.contact) } as Lead['contact'],
    attribution: { ...lead.attribution, latestTouch: latestOf(lead, touchFrom(latestTouch, postedAt)) },
  };
  const head = nextEvent({ ...changed, version: lead.version }, { at, actor });
  return {
    lead: changed,
    event: { ...head, type: 'TouchpointAdded', form: submission.form ?? null },
    details: { contact, consent, message, answers, landingPage: latestTouch.landing_page },
  };
}

/** What waited in quarantine may have been posted before the touch that is the latest one now. */
function latestOf({ attribution: { latestTouch } }: Lead, touch: Touch): Touch {
  return Date.parse(touch.at) < Date.parse(latestTouch.at) ? latestTouch : touch;
}

/**
 * What the figures keep of a submission that a bot filled in; null for `submission` when it cannot be read. The words in
 * it are a bot's, but its tags say which campaign draws bots.
 */
export function quarantine(
  submission: Submission | null,
  model: Pick<OperatingModel, 'intent'>,
  { id, at, captureDay }: { id: string; at: string; captureDay: string },
): EventOf<'SubmissionQuarantined'> {
  const { firstTouch = {}, latestTouch = {}, form } = submission ?? {};
  const attribution = attributionFrom(firstTouch, latestTouch, at);
  const tier = submission ? tierOf(submission, model.intent).tier : 'standard';
  const head = nextEvent(
    { leadId: id, version: 0, captureDay, tier, attribution, form },
    { at, actor: 'form' },
  );
  return { ...head, type: 'SubmissionQuarantined' };
}

function marketingOwner(
  touch: { source: string; campaign: string | null },
  { owner, sources, campaigns }: MarketingOwners,
): string {
  return named(campaigns, touch.campaign) ?? named(sources, touch.source) ?? owner;
}

/** Only the model's own names count: a campaign called "constructor" has no owner. */
function named(owners: Readonly<Record<string, string>>, name: string | null): string | undefined {
  return name !== null && Object.hasOwn(owners, name) ? owners[name] : undefined;
}

function definedOf(contact: object): object {
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined));
}
