/**
 * Gives leads to owners: finds whose turn it is, sets the new timer, and stores the lead with its event, the turn, the
 * loads and the account in one transaction, or loses the race.
 */
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { loadDay } from '../../core/availability.ts';
import type { BusinessCalendar } from '../../core/calendar.ts';
import type { Happening } from '../../core/events.ts';
import { companyDomain } from '../../core/free-mail.ts';
import { assign, handOver, type NewOwner, reassign } from '../../core/handoff.ts';
import type { Assigned, Captured, Lead, Responded } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type NextOwner, nextOwner, ruleFor } from '../../core/routing.ts';
import { type Deadlines, deadlines } from '../../core/sla.ts';
import { personOf, type Team, worksOnLeads } from '../../core/team.ts';
import type { WhyOwner } from '../../core/why.ts';
import type { Accounts } from './accounts.ts';
import { type Patience, type Refusal, untilSettled } from './dynamo.ts';
import type { LeadStore } from './lead-store.ts';
import type { Log } from './log.ts';
import { oneByOne } from './one-by-one.ts';
import type { Rotation, Turn } from './rotation.ts';
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

/** The first two writes of a change are the lead and its event; the turn, if one is taken, is the next. */
const WRITES_OF_THE_LEAD = 2;

/** Tries 40 times with pauses up to a second, about 20 s as a rule: within the 30 s that a function has. */
const PATIENCE_FOR_A_TURN = { tries: 40, longestPauseMs: 1_000 };

/** What a choice is made from, besides the turn; `account` is null for a lead that is no company's. */
type Known = {
  readonly team: Team;
  readonly account: { readonly domain: string; readonly ownerId: string | null } | null;
};

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
  const inTurn = oneByOne();

  /**
   * The lead goes to its first owner, or to the next one after an owner who let it lie, at the moment that `happening`
   * says when it is asked: the turns of a pool are taken one after the other, and waiting for one's own takes time.
   */
  function giveToNext(lead: Captured | Assigned, happening: () => Happening): Promise<Given> {
    const rule = ruleFor(lead, model.routing);
    return inTurn(rule.pool, async () => {
      let known: Known | undefined;
      const settled = await untilSettled<{ given: Given }>(
        async () => {
          const [turn, seen] = await Promise.all([rotation.turnOf(rule.pool), known ?? whoThereIs(lead)]);
          known = seen;
          const result = await giveInTurn(lead, { rule, turn, ...seen }, happening());
          if ('given' in result) return result;
          if (result.lost === 'lead') return { given: 'lost-race' };
          // Who lost the turn asks for the next one alone: what else was known is a condition of the write again.
          if (result.lost === 'known') known = undefined;
          return 'lost-race';
        },
        patience,
        PATIENCE_FOR_A_TURN,
      );
      return settled.given;
    });
  }

  async function whoThereIs(lead: Lead): Promise<Known> {
    const domain = accountOf(lead);
    const [team, accountOwnerId] = await Promise.all([
      teamStore.all(),
      domain === null ? null : accounts.ownerOf(domain),
    ]);
    return { team, account: domain === null ? null : { domain, ownerId: accountOwnerId } };
  }

  async function giveInTurn(
    lead: Captured | Assigned,
    { rule, turn, team, account }: Known & { rule: ReturnType<typeof ruleFor>; turn: Turn },
    happening: Happening,
  ): Promise<{ given: Given } | { lost: Lost }> {
    const { owner, why, position } = nextOwner({
      rule,
      routing: model.routing,
      calendar: model.calendar,
      team,
      position: turn.position,
      accountOwnerId: account?.ownerId ?? null,
      hadIt: lead.ownerIds,
      moment: { at: Date.parse(happening.at), clock: model.tiers[lead.tier].clock },
    });
    const next = newOwner(owner, why, lead, happening.at);
    const change =
      lead.stage === 'captured'
        ? assign(lead, next, happening)
        : reassign(lead, next, 'untouched', happening);
    if (change.outcome === 'moved-on') return { given: 'moved-on' };

    const toRep = owner.kind === 'rep';
    const stored = await leads.record(change, [
      ...(position === null ? [] : [rotation.taking(rule.pool, turn, position)]),
      ...loadWrites(team, lead, owner, happening.at, toRep),
      ...(toRep && account ? [accounts.taking(account.domain, account.ownerId, owner.ownerId)] : []),
    ]);
    if (stored.outcome === 'lost-race') return { lost: whatWasLost(stored.refusals, position !== null) };
    report(change.lead, owner);
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
    // Somebody may leave the team at this moment: the write holds for the person who was looked at here.
    const person = personOf(team, owner.ownerId);
    if (!person || !worksOnLeads(person)) return 'lost-race';
    const together = loadWrites(team, lead, owner, happening.at, false);
    const stored = await leads.record({ ...change, details: { note: reason } }, together);
    if (stored.outcome === 'lost-race') return 'lost-race';
    report(change.lead, owner);
    return change.lead;
  }

  /** The new owner has one open lead more, the old one, if it was sales', one less; who keeps it, neither. */
  function loadWrites(
    team: Team,
    lead: Captured | Assigned | Responded,
    { ownerId }: NextOwner,
    at: string,
    withinCaps: boolean,
  ): TransactWriteItem[] {
    const to = personOf(team, ownerId);
    const from = lead.stage === 'captured' ? undefined : personOf(team, lead.ownerId);
    if (to && to.id === from?.id) return [];
    return [
      ...(to ? [teamStore.giving(to, loadDay(to, Date.parse(at), model.calendar), { withinCaps })] : []),
      ...(from ? [teamStore.releasing(from.id)] : []),
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

/** Somebody changed the lead, took the turn, or changed what else was known: the team or the account. */
type Lost = 'lead' | 'turn' | 'known';

function whatWasLost(refusals: readonly Refusal[], withTurn: boolean): Lost {
  if (refusals.some(({ index }) => index < WRITES_OF_THE_LEAD)) return 'lead';
  // An item that was busy is refused without a name: among those who take turns that is the turn.
  return withTurn && refusals.every(({ index }) => index === WRITES_OF_THE_LEAD) ? 'turn' : 'known';
}
