/** Leads of the past, made up from a seed: the same ones at each run, as rows for a database and as the events they were. */
import type { EventType, LeadEvent } from '../core/events.ts';

const TIERS = ['high', 'standard', 'nurture'] as const;
const SOURCES = ['google', 'bing', 'facebook', 'linkedin', 'newsletter', 'referral', 'direct', 'partner'];
const CAMPAIGNS_PER_SOURCE = 5;
const FORMS = ['demo', 'pricing', 'contact', 'webinar'];
const REPS = 12;
const DISPOSITIONS = ['wrong_icp', 'no_budget', 'no_urgency', 'competitor_chosen', 'unresponsive'];
/** Half of the first responses come within six minutes, two of three between two and twenty. */
const MIDDLE_SPEED_MS = 6 * 60_000;
const SPREAD = 1.2;
export const DAYS = 30;
const DAY_MS = 86_400_000;

/** One lead's life. Times in milliseconds; what did not happen is null or false. */
export type PastLead = {
  readonly capturedAt: number;
  readonly tier: (typeof TIERS)[number];
  readonly source: string;
  readonly campaign: string;
  readonly form: string;
  /** Who owned it, in order. All but the last let it lie and lost it. */
  readonly owners: readonly string[];
  /** Capture, and assignment of the last owner, → first response. */
  readonly speedMs: number | null;
  readonly responseMs: number | null;
  readonly meeting: 'held' | 'noShow' | null;
  readonly qualified: boolean;
  readonly opportunity: boolean;
  readonly end:
    | { readonly stage: 'won'; readonly revenue: number }
    | { readonly stage: 'lost' | 'disqualified'; readonly disposition: string }
    | null;
};

/** `count` leads of the 30 days from `firstDay` (YYYY-MM-DD), as many on each. */
export function* pastLeads(count: number, firstDay: string): Generator<PastLead> {
  const random = seeded(count);
  const start = Date.parse(firstDay);
  const one = <Thing>(things: readonly Thing[]): Thing =>
    things[Math.floor(random() * things.length)] as Thing;
  for (let i = 0; i < count; i += 1) {
    const source = one(SOURCES);
    const owners = Array.from(
      { length: random() < 0.12 ? 2 : 1 },
      () => `rep-${Math.floor(random() * REPS)}`,
    );
    const contacted = random() < 0.85;
    const responseMs = contacted ? Math.round(MIDDLE_SPEED_MS * Math.exp(SPREAD * normal(random))) : null;
    const qualified = contacted && random() < 0.45;
    const opportunity = qualified && random() < 0.5;
    const fate = random();
    const disposition = one(DISPOSITIONS);
    yield {
      capturedAt:
        start + Math.floor((i * DAYS) / count) * DAY_MS + Math.floor((8 + random() * 10) * 3_600_000),
      tier: one(TIERS),
      source,
      campaign: `${source}-${Math.floor(random() * CAMPAIGNS_PER_SOURCE)}`,
      form: one(FORMS),
      owners,
      responseMs,
      speedMs: responseMs === null ? null : responseMs + 2_000 + (owners.length - 1) * 20 * 60_000,
      meeting: qualified && random() < 0.6 ? (random() < 0.2 ? 'noShow' : 'held') : null,
      qualified,
      opportunity,
      end:
        opportunity && fate < 0.3
          ? { stage: 'won', revenue: 100_000 + Math.floor(random() * 5_000_000) }
          : fate < 0.6 && contacted
            ? { stage: opportunity ? 'lost' : 'disqualified', disposition }
            : null,
    };
  }
}

/** What is on record of such a lead: all that figures are counted from. */
export function eventsOf(lead: PastLead): LeadEvent[] {
  const { tier, source, campaign, form, owners, speedMs, responseMs } = lead;
  const touch = { source, campaign, landingPage: `https://www.example.com/${campaign}`, content: null };
  const at = new Date(lead.capturedAt).toISOString();
  const cohort = { day: at.slice(0, 10), tier, firstTouch: touch, latestTouch: touch, form };
  const events: LeadEvent[] = [];
  const ownerId = owners.at(-1) as string;
  // The figures read no more of an event than is said here; who needs the rest reads the lead's own history.
  const happened = (type: EventType, facts: object = {}) =>
    events.push({
      type,
      at,
      seq: events.length + 1,
      leadId: '',
      cohort,
      round: owners.length,
      ownerId,
      ...facts,
    } as unknown as LeadEvent);

  happened('LeadCaptured');
  happened('LeadAssigned', { ownerId: owners[0], round: 1 });
  if (owners.length > 1) {
    happened('SlaBreached', { ownerId: owners[0], round: 1 });
    happened('LeadReassigned', { previousOwnerId: owners[0] });
  }
  if (speedMs !== null && responseMs !== null) {
    const business = { speedToLeadBusinessMs: speedMs, responseTimeBusinessMs: responseMs };
    const withinSla = responseMs <= MIDDLE_SPEED_MS;
    happened('LeadContacted', { speedToLeadMs: speedMs, responseTimeMs: responseMs, ...business, withinSla });
  }
  if (lead.qualified) happened('LeadQualified');
  if (lead.meeting !== null) {
    happened('MeetingBooked');
    happened(lead.meeting === 'held' ? 'MeetingHeld' : 'MeetingNoShow');
  }
  if (lead.opportunity) happened('OpportunityOpened', { override: false });
  if (lead.end?.stage === 'won')
    happened('LeadWon', { revenue: { currency: 'EUR', amountMinor: lead.end.revenue } });
  else if (lead.end)
    happened(lead.end.stage === 'lost' ? 'LeadLost' : 'LeadDisqualified', {
      disposition: lead.end.disposition,
    });
  return events;
}

/** Numbers from 0 to 1 that look random (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One draw of the normal distribution (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
