/** Lives of leads: whatever form posts, people, clocks and the workflow may do to one, in any order. */
import fc from 'fast-check';
import { businessCalendar } from '../../core/calendar.ts';
import { addTouchpoint, captureLead } from '../../core/capture.ts';
import { claimUntil } from '../../core/claim.ts';
import { disqualify, lose, reopen, win } from '../../core/closing.ts';
import { dayIn } from '../../core/day.ts';
import type { LeadEvent } from '../../core/events.ts';
import {
  assign,
  claim,
  handOver,
  type NewOwner,
  passEscalation,
  passResponseDue,
  reassign,
  recordFirstResponse,
  recordLateResponse,
} from '../../core/handoff.ts';
import {
  isClosed,
  type Lead,
  type MeetingState,
  meetingStates,
  nextDeadline,
  roundOf,
} from '../../core/lead.ts';
import { openOpportunity, qualify, recordMeeting, recordReply } from '../../core/lifecycle.ts';
import type { Money } from '../../core/money.ts';
import type { Tier } from '../../core/operating-model.ts';
import type { Confirmation } from '../../core/qualification.ts';
import { type NextOwner, nextOwner, ruleFor } from '../../core/routing.ts';
import { type Deadlines, deadlines } from '../../core/sla.ts';
import type { WhyOwner } from '../../core/why.ts';
import { alwaysOpen, anOperatingModel, aSubmission, aTeam, capturedAt, leadId } from './builders.ts';

export const repIds = ['alex', 'blair', 'casey', 'devon'];
const model = anOperatingModel();
const calendar = businessCalendar(model.calendar);

/** Many commands of a life ask at the same moment; the calendar is the slow part of a life. */
const timers = new Map<string, Deadlines>();
function timerFrom(tier: Tier, at: string): Deadlines {
  const name = `${tier} ${at}`;
  const timer = timers.get(name) ?? deadlines(model.tiers[tier], calendar, at);
  timers.set(name, timer);
  return timer;
}

export type Command =
  | { readonly do: 'wait'; readonly ms: number }
  /** The clock stands so far from the lead's next deadline. */
  | { readonly do: 'wait-for-deadline'; readonly ms: number }
  /** Somebody goes away or comes back. */
  | { readonly do: 'turn'; readonly rep: string }
  | { readonly do: 'assign' | 'reassign' | 'touchpoint' | 'late-response' }
  /** A step of the workflow, perhaps repeated from an earlier round or begun too soon. */
  | { readonly do: 'pass-due' | 'pass-escalation'; readonly roundsBehind: number }
  | { readonly do: 'respond'; readonly by: string }
  /** A manager gives the lead to somebody, whether or not somebody had responded. */
  | { readonly do: 'give'; readonly to: string }
  | { readonly do: 'claim' | 'reply' }
  | { readonly do: 'meeting'; readonly state: MeetingState }
  /** What is confirmed is not always enough. */
  | { readonly do: 'qualify'; readonly said: Confirmation }
  | { readonly do: 'opportunity'; readonly expected: Money | null; readonly override: boolean }
  | { readonly do: 'win'; readonly revenue: Money }
  | { readonly do: 'lose' | 'disqualify'; readonly disposition: string }
  /** Its last owner works on it again, or the manager when that owner left meanwhile. */
  | { readonly do: 'reopen'; readonly left: boolean };

/** One lead: what it starts as, and what then happens to it. */
export type Life = {
  readonly leadId: string;
  readonly form: string;
  readonly source: string;
  readonly campaign: string | undefined;
  readonly maxOwners: number;
  readonly capturedAt: string;
  readonly commands: readonly Command[];
};

/** The lead before and after a command, and what was told of it. */
export type Step = {
  readonly command: Command;
  readonly at: string;
  readonly away: readonly string[];
  readonly before: Lead;
  readonly after: Lead;
  readonly event: LeadEvent | null;
};

const rep = fc.constantFrom(...repIds);
const roundsBehind = fc.constantFrom(0, 0, 0, 1);

const money: fc.Arbitrary<Money> = fc.record({
  amountMinor: fc.nat(),
  currency: fc.constantFrom('USD', 'EUR'),
});
const disposition = fc.constantFrom('no_budget', 'wrong_icp');
const mostlyMet = fc.record({ met: fc.constantFrom(true, true, true, true, true, false) });
const said: fc.Arbitrary<Confirmation> = fc.record({
  fit: fc.record({ companySize: mostlyMet, geography: mostlyMet, industry: mostlyMet, authority: mostlyMet }),
  intent: fc.record({ demoRequested: mostlyMet, repliedQuickly: mostlyMet }, { requiredKeys: [] }),
});

/** A command drawn so often; deadlines often enough that lives reach their later rounds. */
const often = <Do extends Command['do'], Details extends object>(
  weight: number,
  what: Do,
  details: { [Detail in keyof Details]: fc.Arbitrary<Details[Detail]> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(what), ...details }) as unknown as fc.Arbitrary<Command>,
});

const command: fc.Arbitrary<Command> = fc.oneof(
  often(1, 'wait', { ms: fc.integer({ min: -600_000, max: 3_600_000 }) }),
  often(9, 'wait-for-deadline', { ms: fc.constantFrom(-1, 0, 0, 1, 90_000) }),
  often(1, 'turn', { rep }),
  often(4, 'assign', {}),
  often(7, 'reassign', {}),
  often(6, 'pass-due', { roundsBehind }),
  often(9, 'pass-escalation', { roundsBehind }),
  often(1, 'respond', { by: rep }),
  often(1, 'late-response', {}),
  often(1, 'touchpoint', {}),
  often(1, 'give', { to: fc.constantFrom(...repIds, 'morgan') }),
  often(1, 'claim', {}),
  often(1, 'reply', {}),
  often(2, 'meeting', { state: fc.constantFrom(...meetingStates) }),
  often(3, 'qualify', { said }),
  often(3, 'opportunity', { expected: fc.option(money), override: fc.boolean() }),
  often(2, 'win', { revenue: money }),
  often(1, 'lose', { disposition }),
  often(1, 'disqualify', { disposition }),
  often(3, 'reopen', { left: fc.constantFrom(false, false, true) }),
);

/** Any life; `number` tells leads of one test apart. */
export const aLife = (number = 0): fc.Arbitrary<Life> =>
  fc.record({
    leadId: fc.constant(leadId.slice(0, -1) + number),
    form: fc.constantFrom('demo', 'contact', 'newsletter'),
    source: fc.constantFrom('google', 'podcast'),
    campaign: fc.constantFrom('brand', undefined),
    maxOwners: fc.integer({ min: 1, max: 5 }),
    capturedAt: fc.constant(capturedAt),
    commands: fc.array(command, { maxLength: 60, size: 'max' }), // fast-check's own sizes end lives too soon
  });

/** The lead as it was captured, its events, and every step of its life. */
export function live(life: Life): { captured: Lead; steps: Step[]; lead: Lead; events: LeadEvent[] } {
  const touch = {
    utm_source: life.source,
    ...(life.campaign === undefined ? {} : { utm_campaign: life.campaign }),
  };
  const { lead: captured, event } = captureLead(aSubmission({ form: life.form, latestTouch: touch }), model, {
    leadId: life.leadId,
    at: life.capturedAt,
    captureDay: dayIn(model.calendar.timeZone, Date.parse(life.capturedAt)),
  });
  const events: LeadEvent[] = [event];
  const steps: Step[] = [];
  let lead: Lead = captured;
  let clock = Date.parse(life.capturedAt);
  let position = 0;
  let away: string[] = [];

  for (const todo of life.commands) {
    const at = new Date(clock).toISOString();
    const before = lead;
    const result = carryOut(todo, at);
    if (result?.outcome === 'changed') {
      lead = result.lead;
      events.push(result.event);
    }
    const told = result?.outcome === 'changed' ? result.event : null;
    steps.push({ command: todo, at, away, before, after: lead, event: told });
  }
  return { captured, steps, lead, events };

  /** What the shell around the core does: reads the clock and the team, asks the core, stores what changed. */
  function carryOut(todo: Command, at: string) {
    const happening = { at, actor: 'workflow' };
    switch (todo.do) {
      case 'wait':
        clock += todo.ms;
        return null;
      case 'wait-for-deadline': {
        const next = lead.stage === 'assigned' ? nextDeadline(lead) : null;
        if (next) clock = Date.parse(next.at) + todo.ms;
        return null;
      }
      case 'turn':
        away = away.includes(todo.rep) ? away.filter((id) => id !== todo.rep) : [...away, todo.rep];
        return null;
      case 'assign':
        return lead.stage === 'captured' ? assign(lead, whoseTurnItIs(at), happening) : null;
      case 'reassign': {
        const next = lead.stage === 'assigned' ? nextDeadline(lead) : null;
        if (next?.kind !== 'reassign' || Date.parse(at) < Date.parse(next.at)) return null;
        return reassign(lead, whoseTurnItIs(at), 'untouched', happening);
      }
      case 'give': {
        if (todo.to === lead.ownerId) return null;
        const next = byHand(todo.to, at);
        return lead.stage === 'contacted' || lead.stage === 'qualified' || lead.stage === 'opportunity'
          ? handOver(lead, next, happening)
          : reassign(lead, next, 'manual', happening);
      }
      case 'pass-due':
        return passResponseDue(lead, roundOf(lead) - todo.roundsBehind, happening);
      case 'pass-escalation':
        return passEscalation(lead, roundOf(lead) - todo.roundsBehind, 'morgan', happening);
      case 'respond':
        return recordFirstResponse(
          lead,
          { by: todo.by, channel: 'call', evidence: 'self_reported' },
          happening,
          alwaysOpen,
        );
      case 'late-response':
        if ((lead.stage !== 'assigned' && lead.stage !== 'contacted') || roundOf(lead) === 1) return null;
        return recordLateResponse(
          lead,
          { by: lead.ownerIds[0] as string, round: 1, channel: 'call' },
          happening,
        );
      case 'claim':
        return claim(lead, claimUntil(at, model.claim, 60_000), happening);
      case 'reply':
        return recordReply(lead, model.intent.repliedWithinHours, happening);
      case 'meeting':
        return recordMeeting(lead, todo.state, happening);
      case 'qualify':
        return qualify(lead, todo.said, happening);
      case 'opportunity': {
        const override = todo.override ? { reason: 'a strategic account' } : null;
        return openOpportunity(lead, { expected: todo.expected, override }, happening);
      }
      case 'win':
        return win(lead, todo.revenue, happening);
      case 'lose':
        return lose(lead, todo.disposition, happening);
      case 'disqualify':
        return disqualify(lead, todo.disposition, happening);
      case 'reopen':
        return reopen(lead, byHand(todo.left ? 'morgan' : lead.ownerId, at), happening);
      case 'touchpoint': {
        // A person whose lead is closed begins a new one.
        if (isClosed(lead)) return null;
        const again = aSubmission({
          firstTouch: { utm_source: 'bing' },
          latestTouch: { utm_source: 'linkedin' },
        });
        return { outcome: 'changed' as const, ...addTouchpoint(lead, again, { at }) };
      }
    }
  }

  function whoseTurnItIs(at: string): NewOwner {
    const routing = { ...model.routing, maxOwners: life.maxOwners };
    const choice = nextOwner({
      rule: ruleFor(lead, routing),
      routing,
      calendar: model.calendar,
      team: aTeam(repIds, { away }),
      position,
      accountOwnerId: null,
      hadIt: lead.ownerIds,
      moment: { at: Date.parse(at), clock: model.tiers[lead.tier].clock },
    });
    position = choice.position ?? position;
    return newOwner(choice.owner, choice.why, at);
  }

  function byHand(ownerId: string, at: string): NewOwner {
    const kind = ownerId === 'morgan' ? 'manager' : 'rep';
    return newOwner({ kind, ownerId }, { how: 'manual', rule: null, pool: null, passedOver: [] }, at);
  }

  function newOwner(owner: NextOwner, why: WhyOwner, at: string): NewOwner {
    const terms = model.tiers[lead.tier];
    return { owner, deadlines: timerFrom(lead.tier, at), why: { owner: why, terms } };
  }
}
