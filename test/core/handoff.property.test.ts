import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventOf, eventSchema, type LeadEvent } from '../../core/events.ts';
import { isClosed, type Lead, leadSchema, roundOf } from '../../core/lead.ts';
import { aLife, live, repIds, type Step } from '../support/lead-life.ts';

/** Whatever happens to a lead, this holds. */
const always = (holds: (life: ReturnType<typeof live> & { maxOwners: number }) => void) =>
  fc.assert(
    fc.property(aLife(), (life) => holds({ ...live(life), maxOwners: life.maxOwners })),
    { numRuns: 100 },
  );

type OwnerChange = EventOf<'LeadAssigned' | 'LeadReassigned' | 'LeadReopened'>;
const isOwnerChange = (event: LeadEvent | null): event is OwnerChange =>
  event?.type === 'LeadAssigned' || event?.type === 'LeadReassigned' || event?.type === 'LeadReopened';
/** The event that began each round; that of round 1 comes first. A lead may reopen in the round that it has. */
function roundsOf(events: LeadEvent[]): OwnerChange[] {
  const rounds: OwnerChange[] = [];
  for (const event of events) if (isOwnerChange(event) && event.round > rounds.length) rounds.push(event);
  return rounds;
}
/** The timer that runs or has stopped in a round: that of an earlier one, when no new clock began with it. */
const timerIn = (rounds: OwnerChange[], round: number) =>
  rounds.slice(0, round).findLast(({ deadlines }) => deadlines !== null)?.deadlines;
const responseOf = (lead: Lead) => ('firstResponse' in lead ? lead.firstResponse : undefined);
/** What follows a clock that runs, and never a response. */
const clockEvents = ['LeadAssigned', 'ResponseDue', 'SlaBreached', 'LeadClaimed', 'LeadContacted'];

/** Which event moves a lead, and from where to where. */
const moves: Readonly<Record<string, readonly string[]>> = {
  LeadAssigned: ['captured → assigned'],
  LeadContacted: ['assigned → contacted'],
  LeadQualified: ['contacted → qualified'],
  OpportunityOpened: ['qualified → opportunity', 'contacted → opportunity'],
  LeadWon: ['opportunity → won'],
  LeadLost: ['opportunity → lost'],
  LeadDisqualified: ['assigned', 'contacted', 'qualified', 'opportunity'].map((it) => `${it} → disqualified`),
};

const notBefore = (at: string, deadline: string | null | undefined) =>
  expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(deadline ?? 'none'));

describe("in a lead's life, whatever happens,", () => {
  it('the lives of these tests are long enough to mean something', () => {
    const seen = new Set<string>();
    let mostRounds = 0;
    for (const life of fc.sample(aLife(), { numRuns: 200, seed: 1 })) {
      const { lead, events } = live(life);
      for (const { type } of events) seen.add(type);
      mostRounds = Math.max(mostRounds, roundOf(lead));
    }
    expect([...seen].sort()).toEqual([
      'LateResponse',
      'LeadAssigned',
      'LeadCaptured',
      'LeadClaimed',
      'LeadContacted',
      'LeadDisqualified',
      'LeadLost',
      'LeadQualified',
      'LeadReassigned',
      'LeadReopened',
      'LeadReplied',
      'LeadWon',
      'MeetingBooked',
      'MeetingHeld',
      'MeetingNoShow',
      'OpportunityOpened',
      'ResponseDue',
      'SlaBreached',
      'TouchpointAdded',
    ]);
    expect(mostRounds).toBeGreaterThanOrEqual(4);
  });

  it('the lead and its events can be stored and read again', () => {
    always(({ lead, events }) => {
      expect(leadSchema.parse(lead)).toEqual(lead);
      for (const event of events) expect(eventSchema.parse(event)).toEqual(event);
    });
  });

  it('events follow each other without a gap, and the version is their number', () => {
    always(({ lead, events, steps }) => {
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      expect(lead.version).toBe(events.length);
      for (const { before, after, event } of steps) {
        expect(after.version).toBe(event ? before.version + 1 : before.version);
        if (!event) expect(after).toBe(before);
      }
    });
  });

  it('a change of owner raises the round by exactly 1 and is told by exactly one event', () => {
    always(({ lead, events, steps }) => {
      const changes = roundsOf(events);
      for (const { before, after, event } of steps) {
        const told = event !== null && (changes as LeadEvent[]).includes(event);
        expect(roundOf(after)).toBe(roundOf(before) + (told ? 1 : 0));
        if (!told) expect([after.ownerId, after.ownerIds]).toEqual([before.ownerId, before.ownerIds]);
        if (event?.type === 'LeadReassigned') expect(told).toBe(true);
      }
      expect(changes.map(({ round }) => round)).toEqual(changes.map((_, index) => index + 1));
      expect(changes.map(({ ownerId }) => ownerId)).toEqual(lead.ownerIds);
      for (const change of changes) {
        if (change.type !== 'LeadAssigned') {
          expect(change.previousOwnerId).toBe(lead.ownerIds[change.round - 2]);
        }
      }
    });
  });

  it('the lead has an owner: marketing while captured, a rep or the manager after', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        if (after.stage === 'captured') expect(['paid-media', 'marketing']).toContain(after.ownerId);
        else expect([...repIds, 'morgan']).toContain(after.ownerId);
      }
    });
  });

  it('each deadline of each round is told at most once, and no reminder follows a breach', () => {
    always(({ events }) => {
      const told = events.filter((it) => it.type === 'ResponseDue' || it.type === 'SlaBreached');
      const names = told.map(({ type, round }) => `${round} ${type}`);
      expect(new Set(names).size).toBe(names.length);
      for (const [index, { type, round }] of told.entries()) {
        if (type !== 'SlaBreached') continue;
        expect(told.slice(index).filter((it) => it.type === 'ResponseDue' && it.round === round)).toEqual([]);
      }
    });
  });

  it('nothing comes early, whatever the clock does', () => {
    always(({ events }) => {
      const rounds = roundsOf(events);
      for (const event of events) {
        if (event.type === 'ResponseDue') {
          expect(event.deadline).toBe(rounds[event.round - 1]?.deadlines?.respondBy);
          notBefore(event.at, event.deadline);
        }
        if (event.type === 'SlaBreached') {
          expect(event.deadline).toBe(rounds[event.round - 1]?.deadlines?.escalateAt);
          notBefore(event.at, event.deadline);
        }
        if (event.type === 'LeadReassigned' && event.cause === 'untouched') {
          notBefore(event.at, rounds[event.round - 2]?.deadlines?.reassignAt);
        }
      }
    });
  });

  it('an owner loses an untouched lead only after the breach of their round', () => {
    always(({ events }) => {
      for (const [index, event] of events.entries()) {
        if (event.type !== 'LeadReassigned' || event.cause !== 'untouched') continue;
        const breached = events
          .slice(0, index)
          .some((it) => it.type === 'SlaBreached' && it.round === event.round - 1);
        expect(breached).toBe(true);
      }
    });
  });

  it('deadlines stay as they were set when the owner got the lead', () => {
    always(({ events, steps }) => {
      for (const { after } of steps) {
        if (after.stage === 'captured') continue;
        expect(after.assignment.deadlines).toEqual(timerIn(roundsOf(events), after.assignment.round));
      }
    });
  });

  it('the first touch is set once', () => {
    always(({ captured, steps }) => {
      for (const { after } of steps)
        expect(after.attribution.firstTouch).toEqual(captured.attribution.firstTouch);
    });
  });

  it('the first response is set once, and stops the clock for good', () => {
    always(({ steps, events }) => {
      for (const { before, after, event } of steps) {
        const first = responseOf(before);
        if (first) expect(responseOf(after)).toEqual(first);
        // A lead that was closed untouched and reopened may get its first one later.
        else expect(responseOf(after) !== undefined).toBe(event?.type === 'LeadContacted');
      }
      const contact = events.findIndex(({ type }) => type === 'LeadContacted');
      if (contact === -1) return;
      for (const event of events.slice(contact + 1)) {
        expect(clockEvents).not.toContain(event.type);
        if (event.type === 'LeadReassigned') expect([event.cause, event.deadlines]).toEqual(['manual', null]);
        if (event.type === 'LeadReopened') expect(event.deadlines).toBeNull();
      }
    });
  });

  it('stages only move along the model, and a closed lead only by opening where it was closed', () => {
    always(({ steps }) => {
      for (const [index, { before, after, event }] of steps.entries()) {
        if (before.stage === after.stage) {
          expect(Object.keys(moves)).not.toContain(event?.type);
          continue;
        }
        if (event?.type === 'LeadReopened') {
          expect(isClosed(before) && before.closedFrom).toBe(after.stage);
          expect(event).toMatchObject({ from: before.stage, stage: after.stage });
          const closing = steps
            .slice(0, index)
            .findLast((step) => isClosed(step.after) && !isClosed(step.before));
          expect(closing?.before.stage).toBe(after.stage);
        } else expect(moves[event?.type ?? 'nothing']).toContain(`${before.stage} → ${after.stage}`);
      }
    });
  });

  it('each stage was entered when the lead came there first, by an owner who owned it then', () => {
    always(({ steps }) => {
      for (const { before, after, at } of steps) {
        if (before.stage === after.stage) expect(after.stages).toEqual(before.stages);
        else if (!isClosed(before)) {
          expect(after.stages[after.stage]).toEqual({ at, ownerId: after.ownerId });
          expect(after.stages).toMatchObject(before.stages);
        }
        // Nothing is said of an end that is no longer one.
        const ends = (['won', 'lost', 'disqualified'] as const).filter((end) => after.stages[end]);
        expect(ends).toEqual(isClosed(after) ? [after.stage] : []);
      }
    });
  });

  it('no lead passes the gate without fit and intent confirmed, or an override', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        const { confirmed, override } = after.qualification;
        if (after.stages.opportunity) expect(confirmed ?? override).not.toBeNull();
        if (after.stage === 'qualified') expect(confirmed).not.toBeNull();
      }
    });
  });

  it('a claim keeps the reminders of its round quiet until it ends, and nothing else', () => {
    always(({ events }) => {
      for (const event of events) {
        if (event.type !== 'ResponseDue' && event.type !== 'SlaBreached') continue;
        const claim = events.find((it) => it.type === 'LeadClaimed' && it.round === event.round) as
          | EventOf<'LeadClaimed'>
          | undefined;
        const claimedBefore = claim !== undefined && claim.seq < event.seq;
        expect(event.quiet).toBe(claimedBefore && Date.parse(event.at) < Date.parse(claim.quietUntil));
      }
    });
  });

  it('no former owner gets the lead again, and the manager only when no other rep is left', () => {
    always(({ steps, maxOwners }) => {
      const chosen = steps.filter(
        ({ command, event }: Step) =>
          (command.do === 'assign' || command.do === 'reassign') && isOwnerChange(event),
      );
      for (const { before, after, away } of chosen) {
        const left = repIds.filter((id) => !away.includes(id) && !before.ownerIds.includes(id));
        const mayGoOn = left.length > 0 && before.ownerIds.length < maxOwners;
        if (mayGoOn) expect(left).toContain(after.ownerId);
        else expect(after.ownerId).toBe('morgan');
      }
    });
  });

  it('the manager is the last owner: nothing takes the lead away but a person', () => {
    always(({ events }) => {
      for (const event of events) {
        if (isOwnerChange(event) && event.deadlines !== null)
          expect(event.deadlines.reassignAt === null).toBe(event.ownerId === 'morgan');
        if (event.type === 'LeadReassigned' && event.cause === 'untouched') {
          expect(event.previousOwnerId).not.toBe('morgan');
        }
      }
    });
  });
});
