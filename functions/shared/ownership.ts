/**
 * Gives leads to owners: finds whose turn it is, sets the new timer, and stores the lead with its event, the turn, the
 * loads and the account in one transaction, or loses the race.
 */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { timeZoneOf } from '../../core/availability.ts';
import type { BusinessCalendar } from '../../core/calendar.ts';
import { dayIn } from '../../core/day.ts';
import type { Happening } from '../../core/events.ts';
import { companyDomain } from '../../core/free-mail.ts';
import { assign, handOver, type NewOwner, reassign } from '../../core/handoff.ts';
import type { Assigned, Captured, Lead, Responded } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type NextOwner, nextOwner, ruleFor } from '../../core/routing.ts';
import { type Deadlines, deadlines } from '../../core/sla.ts';
import { personOf, type Team, type TeamMember } from '../../core/team.ts';
import type { WhyOwner } from '../../core/why.ts';
import type { Accounts } from './accounts.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';
import type { Log } from './log.ts';
import type { Rotation } from './rotation.ts';
import type { TeamStore } from './team-store.ts';

export type OwnershipDependencies = {
  readonly leads: LeadStore;
  readonly team: Pick<TeamStore, 'all' | 'giving' | 'releasing'>;
  readonly rotation: Rotation;
  readonly accounts: Accounts;
  readonly model: OperatingModel;
  readonly calendar: BusinessCalendar;
  readonly policyMinuteMs: number;
  readonly patience: Patience;
  readonly log: Log;
};

/** The lead with its new owner; or it changed meanwhile, or is past the stage that this is for. */
export type Given<Kept extends Lead = Assigned> = Kept | 'lost-race' | 'moved-on';

export type Ownership = ReturnType<typeof ownership>;

/** The first two writes of a change are the lead and its event: a refusal of another one is a race about something else. */
const WRITES_OF_THE_LEAD = 2;

export function ownership(dependencies: OwnershipDependencies) {
  const {
    leads,
    team: teamStore,
    rotation,
    accounts,
    model,
    calendar,
    policyMinuteMs,
    patience,
    log,
  } = dependencies;

  /**
   * The lead goes to its first owner, or to the next one after an owner who let it lie. When many leads arrive at once
   * their turns are taken one after the other; that race alone is run again here.
   */
  async function giveToNext(lead: Captured | Assigned, happening: Happening): Promise<Given> {
    const settled = await untilSettled(async () => {
      const result = await giveInTurn(lead, happening);
      if ('given' in result) return result;
      const leadChanged = result.refusals.some(({ index }) => index < WRITES_OF_THE_LEAD);
      return leadChanged ? { given: 'lost-race' as const } : 'lost-race';
    }, patience);
    return settled.given;
  }

  async function giveInTurn(lead: Captured | Assigned, happening: Happening) {
    const { routing } = model;
    const rule = ruleFor(lead, routing);
    const domain = accountOf(lead);
    const [team, turn, accountOwnerId] = await Promise.all([
      teamStore.all(),
      rotation.turnOf(rule.pool),
      domain === null ? null : accounts.ownerOf(domain),
    ]);
    const choice = nextOwner({
      rule,
      routing,
      calendar: model.calendar,
      team,
      position: turn.position,
      accountOwnerId,
      hadIt: lead.ownerIds,
      moment: { at: Date.parse(happening.at), clock: model.tiers[lead.tier].clock },
    });
    const next = newOwner(choice.owner, choice.why, lead, happening.at);
    const change =
      lead.stage === 'captured'
        ? assign(lead, next, happening)
        : reassign(lead, next, 'untouched', happening);
    if (change.outcome === 'moved-on') return { given: 'moved-on' as const };

    const toRep = choice.owner.kind === 'rep';
    const stored = await leads.record(change, [
      ...loadWrites(team, lead, choice.owner, happening.at, toRep),
      ...(choice.position === null ? [] : [rotation.taking(rule.pool, turn, choice.position)]),
      ...(toRep && domain !== null ? [accounts.taking(domain, accountOwnerId, choice.owner.ownerId)] : []),
    ]);
    if (stored.outcome === 'lost-race') return stored;
    report(change.lead, choice.owner);
    return { given: change.lead };
  }

  /** The lead goes to the person somebody named; it takes nobody's turn. */
  async function giveTo(
    owner: NextOwner,
    lead: Assigned | Responded,
    reason: string,
    happening: Happening,
  ): Promise<Given<Assigned | Responded>> {
    const why: WhyOwner = { how: 'manual', rule: null, pool: null, passedOver: [] };
    const next = newOwner(owner, why, lead, happening.at);
    const change =
      lead.stage === 'assigned' ? reassign(lead, next, 'manual', happening) : handOver(lead, next, happening);
    if (change.outcome === 'moved-on') return 'moved-on';
    const team = await teamStore.all();
    const together = loadWrites(team, lead, owner, happening.at, false);
    const stored = await leads.record({ ...change, details: { note: reason } }, together);
    if (stored.outcome === 'lost-race') return 'lost-race';
    report(change.lead, owner);
    return change.lead;
  }

  /** The new owner has one open lead more, the old one, if it was sales', one less. */
  function loadWrites(
    team: Team,
    lead: Captured | Assigned | Responded,
    { ownerId }: NextOwner,
    at: string,
    withinCaps: boolean,
  ): TransactWriteItem[] {
    const to = personOf(team, ownerId);
    const from = lead.stage === 'captured' ? undefined : personOf(team, lead.ownerId);
    return [
      ...(to ? [teamStore.giving(to, dayOf(to, at), { withinCaps })] : []),
      ...(from && from.id !== to?.id ? [teamStore.releasing(from.id)] : []),
    ];
  }

  /** The owner with the timer that starts for them at `at`. */
  function newOwner(owner: NextOwner, why: WhyOwner, { tier }: Pick<Lead, 'tier'>, at: string): NewOwner {
    const terms = model.tiers[tier];
    const timer: Deadlines = deadlines(terms, calendar, at, policyMinuteMs);
    return { owner, deadlines: timer, why: { owner: why, terms } };
  }

  function accountOf({ contact }: Lead): string | null {
    const { sameOwnerForAccount, freeMailDomains } = model.routing;
    return sameOwnerForAccount ? companyDomain(contact.email, freeMailDomains) : null;
  }

  const dayOf = (member: TeamMember, at: string): string =>
    dayIn(timeZoneOf(member, model.calendar), Date.parse(at));

  function report({ leadId, assignment }: Assigned | Responded, owner: NextOwner): void {
    log.info('LEAD_OWNED', {
      leadId,
      ownerId: owner.ownerId,
      round: assignment.round,
      cause: assignment.cause,
    });
    if (owner.kind === 'manager') log.count('LeadsLeftToManager');
  }

  return { giveToNext, giveTo, newOwner };
}
