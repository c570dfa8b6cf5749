/**
 * A lead's events, told again from the first to the last: invariants 3 (owner and round), 5 (nothing after the
 * response), 6 (each deadline once), 8 (nothing early), 9 (stages), 10 (first touch and first response once).
 */
import { isDeepStrictEqual } from 'node:util';
import type { LeadRecord, Row } from './snapshot.ts';

/** Where a stage may lead; disqualified from any open stage but captured. */
const steps: Readonly<Record<string, readonly string[]>> = {
  '': ['captured'],
  captured: ['assigned'],
  assigned: ['contacted', 'disqualified'],
  // Past "qualified" only by a manager's override, which is looked at below.
  contacted: ['qualified', 'opportunity', 'disqualified'],
  qualified: ['opportunity', 'disqualified'],
  opportunity: ['won', 'lost', 'disqualified'],
};
const closed = ['won', 'lost', 'disqualified'];
const stageOf: Readonly<Record<string, string>> = {
  LeadCaptured: 'captured',
  LeadAssigned: 'assigned',
  LeadContacted: 'contacted',
  LeadQualified: 'qualified',
  OpportunityOpened: 'opportunity',
  LeadWon: 'won',
  LeadLost: 'lost',
  LeadDisqualified: 'disqualified',
};

/** One owner's round as the events tell it. */
type Round = {
  readonly owner: string;
  readonly at: string;
  readonly deadlines: Row;
  due?: Row;
  breach?: Row;
};

const ms = (at: unknown): number => Date.parse(String(at));
const WHOLE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What is wrong with the history of a lead, and between it and the lead as stored. */
export function historyViolations({ leadId, item, lead, events }: LeadRecord): string[] {
  const found: string[] = [];
  const say = (invariant: number, what: string) => found.push(`${invariant} · lead ${leadId}: ${what}`);

  let stage = '';
  let before = '';
  const rounds: Round[] = [];
  let respondedIn = 0;
  const lateAnswers = new Set<string>();
  const entered: Record<string, string> = {};
  let owner = '';

  events.forEach(({ sk, event }, index) => {
    const name = `event ${index + 1} (${event['type']})`;
    if (event['seq'] !== index + 1) say(17, `${name} has number ${event['seq']}: a gap or a repeat`);
    if (sk !== `EVENT#${String(event['seq']).padStart(6, '0')}` || event['leadId'] !== leadId) {
      say(17, `${name} lies under a key that is not its own`);
    }
    const first = events[0]?.event['cohort'];
    for (const part of ['firstTouch', 'day', 'tier']) {
      if (!isDeepStrictEqual(event['cohort'][part], first[part])) say(10, `${name} has another ${part}`);
    }

    const next = stageOf[event['type']];
    if (next !== undefined) {
      if (!steps[stage]?.includes(next)) say(9, `${name} leads from "${stage}" to "${next}"`);
      const skipped = stage === 'contacted' && next === 'opportunity';
      if (event['type'] === 'OpportunityOpened' && skipped !== event['override']) {
        say(
          9,
          `${name} ${skipped ? 'passes the gate without an override' : 'names an override that it did not need'}`,
        );
      }
      if (skipped) entered['qualified'] = event['at'];
      if (closed.includes(next)) before = stage;
      stage = next;
      entered[next] = event['at'];
    } else if (event['type'] === 'LeadReopened') {
      if (!closed.includes(stage) || event['from'] !== stage)
        say(9, `${name} opens a lead that is "${stage}"`);
      if (event['stage'] !== before) say(9, `${name} leads to "${event['stage']}", it was "${before}"`);
      delete entered[stage];
      stage = event['stage'];
    } else if (stage === '' || closed.includes(stage)) say(9, `${name} happens to a lead that is "${stage}"`);

    const current = rounds.at(-1);
    switch (event['type']) {
      case 'LeadCaptured':
        owner = event['ownerId'];
        return;
      case 'TouchpointAdded':
        return;
      case 'LeadReopened':
        if (event['previousOwnerId'] !== owner) say(3, `${name} takes it from ${event['previousOwnerId']}`);
        if (event['round'] === rounds.length) {
          if (event['ownerId'] !== owner) say(3, `${name} changes the owner without a new round`);
          return;
        }
        beginRound(name, event, current);
        return;
      case 'LeadAssigned':
      case 'LeadReassigned':
        if (event['type'] === 'LeadReassigned') handOver(name, event, current);
        beginRound(name, event, current);
        return;
      case 'ResponseDue':
        if (!inRound(name, event, current)) return;
        if (current.due) say(6, `round ${event['round']} has two ResponseDue`);
        if (current.breach) say(6, `${name} follows the breach of its round`);
        if (isCoalesced(current)) say(6, `${name} falls on the moment of the breach, which speaks for both`);
        passed(name, event, current.deadlines['respondBy']);
        current.due = event;
        return;
      case 'SlaBreached':
        if (!inRound(name, event, current)) return;
        if (current.breach) say(6, `round ${event['round']} has two SlaBreached`);
        if (!current.due && !isCoalesced(current)) say(6, `${name} comes without the ResponseDue before it`);
        passed(name, event, current.deadlines['escalateAt']);
        current.breach = event;
        return;
      case 'LeadContacted': {
        if (!current || event['round'] !== rounds.length || event['ownerId'] !== owner) {
          say(5, `${name} is of round ${event['round']} and owner ${event['ownerId']}`);
          return;
        }
        respondedIn = event['round'];
        const since = (at: unknown) => Math.max(0, ms(event['at']) - ms(at));
        if (event['responseTimeMs'] !== since(current.at)) say(11, `${name}: wrong response time`);
        if (event['speedToLeadMs'] !== since(events[0]?.event['at'])) say(11, `${name}: wrong speed to lead`);
        if (event['withinSla'] !== ms(event['at']) <= ms(current.deadlines['respondBy'])) {
          say(11, `${name}: withinSla is ${event['withinSla']}`);
        }
        return;
      }
      case 'LateResponse': {
        const { by, lateRound } = event as { by: string; lateRound: number };
        if (!(lateRound < rounds.length)) say(5, `${name} of round ${lateRound} is not late`);
        if (lateRound === respondedIn) say(5, `${name} of round ${lateRound}, which has the first response`);
        if (lateAnswers.has(`${by}#${lateRound}`))
          say(5, `${by} said twice that round ${lateRound} was late`);
        lateAnswers.add(`${by}#${lateRound}`);
        return;
      }
      default:
        if (event['ownerId'] !== owner) say(3, `${name} names the owner ${event['ownerId']}, not ${owner}`);
    }
  });

  if (!lead || !item) say(1, 'has events or alerts, but no lead');
  else compareWith(lead, item);
  return found;

  /** A new owner, and with them a new clock, unless somebody had responded before: then the old one stays as it stopped. */
  function beginRound(name: string, event: Row, current: Round | undefined): void {
    if (event['round'] !== rounds.length + 1) say(3, `${name} is round ${event['round']}`);
    for (const [deadline, at] of Object.entries(event['deadlines'] ?? {})) {
      if (at !== null && !WHOLE_SECOND.test(String(at))) say(8, `${name}: ${deadline} ${at} has fractions`);
    }
    if ((event['deadlines'] === null) !== (stage !== 'assigned'))
      say(3, `${name}: a clock for a lead that is ${stage}`);
    owner = event['ownerId'];
    const stopped = event['deadlines'] === null ? current : undefined;
    rounds.push({
      ...stopped,
      owner,
      at: event['at'],
      deadlines: event['deadlines'] ?? stopped?.deadlines ?? {},
    });
  }

  /** Whether the event belongs to the round that is running, of a lead that nobody has responded to. */
  function inRound(name: string, event: Row, current: Round | undefined): current is Round {
    if (stage !== 'assigned' || !current) {
      say(5, `${name} follows although the lead is ${stage}`);
      return false;
    }
    if (event['round'] !== rounds.length || event['ownerId'] !== owner) {
      say(6, `${name} is of round ${event['round']} and owner ${event['ownerId']}`);
      return false;
    }
    return true;
  }

  function handOver(name: string, event: Row, current: Round | undefined): void {
    const byHand = event['cause'] === 'manual' && ['contacted', 'qualified', 'opportunity'].includes(stage);
    if ((stage !== 'assigned' && !byHand) || !current) {
      return void say(5, `${name} follows although the lead is ${stage}`);
    }
    if (event['previousOwnerId'] !== owner) say(3, `${name} takes it from ${event['previousOwnerId']}`);
    if (event['ownerId'] === owner) say(3, `${name} gives it to the owner it had`);
    if (event['cause'] !== 'untouched') return;
    const { reassignAt } = current.deadlines;
    if (reassignAt === null) say(3, `${name} takes it from the last owner`);
    else if (ms(event['at']) < ms(reassignAt))
      say(8, `${name} is early: ${event['at']} before ${reassignAt}`);
    if (!current.breach) say(6, `${name} comes without the SlaBreached of round ${rounds.length}`);
  }

  function passed(name: string, event: Row, deadline: unknown): void {
    if (event['deadline'] !== deadline) say(8, `${name} is about ${event['deadline']}, not ${deadline}`);
    if (ms(event['at']) < ms(deadline)) say(8, `${name} is early: ${event['at']} before ${deadline}`);
  }

  function compareWith(stored: Row, index: Row): void {
    const same = (invariant: number, what: string, actual: unknown, told: unknown) => {
      if (isDeepStrictEqual(actual, told)) return;
      say(invariant, `${what} is ${JSON.stringify(actual)}, its events say ${JSON.stringify(told)}`);
    };
    const current = rounds.at(-1);
    same(17, 'version', stored['version'], events.length);
    same(9, 'stage', stored['stage'], stage);
    same(3, 'ownerId', stored['ownerId'], owner);
    same(
      3,
      'ownerIds',
      stored['ownerIds'],
      rounds.map((round) => round.owner),
    );
    same(3, 'round', stored['assignment']?.round ?? 0, rounds.length);
    same(8, 'deadlines', stored['assignment']?.deadlines, current?.deadlines);
    same(6, 'dueAt', stored['assignment']?.dueAt ?? null, current?.due?.['at'] ?? null);
    same(6, 'breachedAt', stored['assignment']?.breachedAt ?? null, current?.breach?.['at'] ?? null);
    same(10, 'firstResponse', stored['firstResponse']?.at, entered['contacted']);
    const { source, campaign, content } = stored['attribution'].firstTouch;
    const { landingPage, ...counted } = events[0]?.event['cohort'].firstTouch ?? {};
    same(10, 'firstTouch', { source, campaign, content }, counted);
    if (/[?#]/.test(landingPage ?? '')) say(15, `its events tell the query of ${landingPage}`);
    for (const [name, at] of Object.entries(entered))
      same(9, `stages.${name}`, stored['stages'][name]?.at, at);

    const untouched = stage === 'captured' || stage === 'assigned';
    for (const name of ['version', 'stage', 'tier', 'ownerId', 'captureDay', 'capturedAt']) {
      same(4, `index attribute ${name}`, index[name], stored[name]);
    }
    same(4, 'index attribute round', index['round'], rounds.length);
    same(4, 'place among the open leads', 'openShard' in index, untouched);
    same(4, 'index attribute nextDeadline', index['nextDeadline'], placeInQueue(stored));
  }
}

/** What an owner's queue is sorted by: the deadline; then `~` and the last news; at its end what is closed. */
function placeInQueue(lead: Row): string {
  if (['won', 'lost', 'disqualified'].includes(lead['stage'])) return '~~';
  if (['captured', 'assigned'].includes(lead['stage'])) return nextDeadlineOf(lead);
  const { stages, assignment, reply, meeting, qualification, attribution } = lead as Row;
  const news = [
    ...Object.values<Row>(stages).map(({ at }) => at),
    assignment.at,
    attribution.latestTouch.at,
    ...[reply, meeting, qualification.confirmed].filter(Boolean).map(({ at }) => at),
  ];
  return `~${news.sort().pop()}`;
}

const isCoalesced = ({ deadlines }: Round): boolean => deadlines['respondBy'] === deadlines['escalateAt'];

/** The moment that an untouched lead waits for; `~` when there is none. */
export function nextDeadlineOf(lead: Row): string {
  if (lead['stage'] === 'captured') return lead['capturedAt'];
  if (lead['stage'] !== 'assigned') return '~';
  const { deadlines, dueAt, breachedAt } = lead['assignment'];
  if (breachedAt !== null) return deadlines.reassignAt ?? '~';
  return dueAt === null ? deadlines.respondBy : deadlines.escalateAt;
}
