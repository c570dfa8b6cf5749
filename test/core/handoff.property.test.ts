import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventOf, eventSchema, type LeadEvent } from '../../core/events.ts';
import { leadSchema, roundOf } from '../../core/lead.ts';
import { aLife, live, repIds, type Step } from '../support/lead-life.ts';

/** Whatever happens to a lead, this holds. */
const always = (holds: (life: ReturnType<typeof live> & { maxOwners: number }) => void) =>
  fc.assert(
    fc.property(aLife(), (life) => holds({ ...live(life), maxOwners: life.maxOwners })),
    { numRuns: 100 },
  );

type OwnerChange = EventOf<'LeadAssigned'> | EventOf<'LeadReassigned'>;
const isOwnerChange = (event: LeadEvent | null): event is OwnerChange =>
  event?.type === 'LeadAssigned' || event?.type === 'LeadReassigned';
/** The event that began each round; that of round 1 comes first. */
const roundsOf = (events: LeadEvent[]) => events.filter(isOwnerChange);
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
      'LeadContacted',
      'LeadReassigned',
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
      for (const { before, after, event } of steps) {
        const told = isOwnerChange(event);
        expect(roundOf(after)).toBe(roundOf(before) + (told ? 1 : 0));
        if (!told) expect([after.ownerId, after.ownerIds]).toEqual([before.ownerId, before.ownerIds]);
      }
      const changes = roundsOf(events);
      expect(changes.map(({ round }) => round)).toEqual(changes.map((_, index) => index + 1));
      expect(changes.map(({ ownerId }) => ownerId)).toEqual(lead.ownerIds);
      for (const change of changes) {
        if (change.type === 'LeadReassigned') {
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
          expect(event.deadline).toBe(rounds[event.round - 1]?.deadlines.respondBy);
          notBefore(event.at, event.deadline);
        }
        if (event.type === 'SlaBreached') {
          expect(event.deadline).toBe(rounds[event.round - 1]?.deadlines.escalateAt);
          notBefore(event.at, event.deadline);
        }
        if (event.type === 'LeadReassigned' && event.cause === 'untouched') {
          notBefore(event.at, rounds[event.round - 2]?.deadlines.reassignAt);
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
        expect(after.assignment.deadlines).toEqual(roundsOf(events)[after.assignment.round - 1]?.deadlines);
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
      for (const { before, after } of steps) {
        if (before.stage === 'contacted') {
          expect(after).toMatchObject({ stage: 'contacted', firstResponse: before.firstResponse });
        }
      }
      const contact = events.findIndex(({ type }) => type === 'LeadContacted');
      if (contact === -1) return;
      const after = new Set(events.slice(contact + 1).map(({ type }) => type));
      expect([...after].filter((type) => type !== 'TouchpointAdded' && type !== 'LateResponse')).toEqual([]);
    });
  });

  it('no former owner gets the lead again, and the manager only when no other rep is left', () => {
    always(({ steps, maxOwners }) => {
      const chosen = steps.filter(
        ({ command, event }: Step) => command.do !== 'reassign-by-hand' && isOwnerChange(event),
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
        if (isOwnerChange(event))
          expect(event.deadlines.reassignAt === null).toBe(event.ownerId === 'morgan');
        if (event.type === 'LeadReassigned' && event.cause === 'untouched') {
          expect(event.previousOwnerId).not.toBe('morgan');
        }
      }
    });
  });
});
