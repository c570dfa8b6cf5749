import { describe, expect, it } from 'vitest';
import { type EventOf, eventSchema } from '../../core/events.ts';
import {
  assign,
  type NewOwner,
  passEscalation,
  passResponseDue,
  reassign,
  recordFirstResponse,
  recordLateResponse,
} from '../../core/handoff.ts';
import { isClosed, type Lead, leadSchema } from '../../core/lead.ts';
import type { NextOwner } from '../../core/routing.ts';
import type { Deadlines } from '../../core/sla.ts';
import {
  aCapturedLead,
  aContactedLead,
  alwaysOpen,
  anAssignedLead,
  anEvent,
  aWhy,
  capturedAt,
  deadlineAt,
  minute,
} from '../support/builders.ts';

const deadlines = { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) };
const why = aWhy();
const routed = { how: 'turn', rule: 'everybody', pool: 'everyone' } as const;
const nextIs = (owner: NextOwner, timer: Deadlines = deadlines): NewOwner => ({
  owner,
  deadlines: timer,
  why,
});
const rep = (ownerId: string): NextOwner => ({ kind: 'rep', ownerId });
const manager: NextOwner = { kind: 'manager', ownerId: 'morgan' };
const called = { by: 'alex', channel: 'call', evidence: 'self_reported' } as const;
const workflowAt = (minutes: number) => ({ at: minute(minutes), actor: 'workflow' });
const alexAt = (minutes: number) => ({ at: minute(minutes), actor: 'rep:alex' });

const { stage: _stage, ...contacted } = aContactedLead();
const deal = { ...contacted, expected: null, closedFrom: 'opportunity' as const };
const laterStages: Lead[] = [
  aContactedLead(),
  { ...contacted, stage: 'qualified' },
  { ...contacted, stage: 'opportunity', expected: null },
  { ...deal, stage: 'won', revenue: { amountMinor: 1, currency: 'USD' } },
  { ...deal, stage: 'lost', disposition: 'no_budget' },
  { ...deal, stage: 'disqualified', disposition: 'wrong_icp' },
];
const stagesBut = (...left: Lead[]) => [...left, ...laterStages].map((lead) => [lead.stage, lead] as const);

/** What changed: its lead and event checked as the store checks them. */
function changeOf<Change extends { outcome: string }>(change: Change) {
  if (change.outcome !== 'changed') throw new Error(`nothing changed: ${change.outcome}`);
  const { lead, event } = change as Extract<Change, { outcome: 'changed' }> & { lead: Lead; event: object };
  expect(leadSchema.parse(lead)).toEqual(lead);
  expect(eventSchema.parse(event)).toEqual(event);
  return { lead, event };
}

describe('assigning a lead', () => {
  it('gives a captured lead its first owner and starts the clock', () => {
    const { lead } = changeOf(assign(aCapturedLead(), nextIs(rep('alex')), workflowAt(1)));
    expect(lead).toMatchObject({
      stage: 'assigned',
      version: 2,
      ownerId: 'alex',
      ownerIds: ['alex'],
      assignment: {
        round: 1,
        at: minute(1),
        cause: 'captured',
        deadlines,
        dueAt: null,
        breachedAt: null,
        claim: null,
        why,
      },
      stages: {
        captured: { at: capturedAt, ownerId: 'paid-media' },
        assigned: { at: minute(1), ownerId: 'alex' },
      },
    });
  });

  it('is told by one event', () => {
    const { event } = changeOf(assign(aCapturedLead(), nextIs(rep('alex')), workflowAt(1)));
    const { cohort } = anEvent('LeadAssigned', {
      cohort: { ...anEvent('LeadAssigned').cohort, tier: 'standard', form: 'contact' },
    });
    expect(event).toEqual(anEvent('LeadAssigned', { seq: 2, at: minute(1), cohort, routed }));
  });

  it('to the manager has no reassignment: behind the manager there is nobody', () => {
    const { lead, event } = changeOf(assign(aCapturedLead(), nextIs(manager), workflowAt(1)));
    expect(lead).toMatchObject({
      ownerId: 'morgan',
      assignment: { deadlines: { ...deadlines, reassignAt: null } },
    });
    expect(event).toMatchObject({ deadlines: { reassignAt: null } });
  });

  it.each(stagesBut(anAssignedLead()))('that is %s comes too late: moved on', (_, lead) => {
    expect(assign(lead, nextIs(rep('alex')), workflowAt(1))).toEqual({ outcome: 'moved-on' });
  });
});

describe('reassigning a lead', () => {
  const untouched = anAssignedLead({ assignment: { dueAt: minute(6), breachedAt: minute(11) } });
  const later = { respondBy: deadlineAt(26), escalateAt: deadlineAt(31), reassignAt: deadlineAt(41) };

  it('starts a new round with a new clock, and forgets what the former owner missed', () => {
    const { lead } = changeOf(reassign(untouched, nextIs(rep('blair'), later), 'untouched', workflowAt(21)));
    expect(lead).toMatchObject({
      stage: 'assigned',
      version: 3,
      ownerId: 'blair',
      ownerIds: ['alex', 'blair'],
      assignment: {
        round: 2,
        at: minute(21),
        cause: 'untouched',
        deadlines: later,
        dueAt: null,
        breachedAt: null,
      },
    });
  });

  it('keeps when the lead was assigned first', () => {
    const { lead } = changeOf(reassign(untouched, nextIs(rep('blair'), later), 'untouched', workflowAt(21)));
    expect(lead.stages.assigned).toEqual({ at: minute(1), ownerId: 'alex' });
  });

  it.each(['untouched', 'manual'] as const)(
    'is told by one event with both owners and its cause, %s',
    (cause) => {
      const { event } = changeOf(reassign(untouched, nextIs(rep('blair'), later), cause, workflowAt(21)));
      const facts = { ownerId: 'blair', previousOwnerId: 'alex', cause, routed, deadlines: later };
      expect(event).toEqual(anEvent('LeadReassigned', { seq: 3, at: minute(21), round: 2, ...facts }));
    },
  );

  it('to the manager has no further reassignment', () => {
    const { lead } = changeOf(reassign(untouched, nextIs(manager, later), 'untouched', workflowAt(21)));
    expect(lead).toMatchObject({ assignment: { deadlines: { ...later, reassignAt: null } } });
  });

  it.each(stagesBut(aCapturedLead()))('that is %s does nothing: moved on', (_, lead) => {
    expect(reassign(lead, nextIs(rep('blair'), later), 'untouched', workflowAt(21))).toEqual({
      outcome: 'moved-on',
    });
  });
});

describe('the moment the first response is due', () => {
  it('reminds the owner, once it has come', () => {
    const { lead, event } = changeOf(passResponseDue(anAssignedLead(), 1, workflowAt(6)));
    expect(lead).toMatchObject({
      stage: 'assigned',
      version: 3,
      assignment: { dueAt: minute(6), breachedAt: null },
    });
    expect(event).toEqual(anEvent('ResponseDue', { seq: 3, at: minute(6), deadline: deadlineAt(6) }));
  });

  it('is never passed early, not by a millisecond', () => {
    const justBefore = { at: '2026-11-23T15:05:59.999Z', actor: 'workflow' };
    expect(passResponseDue(anAssignedLead(), 1, justBefore)).toEqual({ outcome: 'too-early' });
  });

  it('is passed once', () => {
    const { lead } = changeOf(passResponseDue(anAssignedLead(), 1, workflowAt(6)));
    expect(passResponseDue(lead, 1, workflowAt(7))).toEqual({ outcome: 'already-passed' });
  });

  it('is not passed after the breach', () => {
    const breached = anAssignedLead({ assignment: { breachedAt: minute(11) } });
    expect(passResponseDue(breached, 1, workflowAt(12))).toEqual({ outcome: 'already-passed' });
  });

  it('is left to the breach when both fall together', () => {
    const together = anAssignedLead({
      assignment: { deadlines: { ...deadlines, escalateAt: deadlines.respondBy } },
    });
    expect(passResponseDue(together, 1, workflowAt(1))).toEqual({ outcome: 'coalesced' });
    expect(passResponseDue(together, 1, workflowAt(6))).toEqual({ outcome: 'coalesced' });
  });

  it('of another round is moved on from', () => {
    const second = anAssignedLead({ ownerIds: ['alex', 'blair'] });
    expect(passResponseDue(second, 1, workflowAt(30))).toEqual({ outcome: 'moved-on' });
    expect(passResponseDue(second, 3, workflowAt(30))).toEqual({ outcome: 'moved-on' });
  });

  it.each(stagesBut(aCapturedLead()))('of a lead that is %s is moved on from', (_, lead) => {
    expect(passResponseDue(lead, 1, workflowAt(6))).toEqual({ outcome: 'moved-on' });
  });
});

describe('the escalation', () => {
  it('tells the manager that the SLA is breached, once its moment has come', () => {
    const { lead, event } = changeOf(passEscalation(anAssignedLead(), 1, 'morgan', workflowAt(11)));
    expect(lead).toMatchObject({ stage: 'assigned', version: 3, assignment: { breachedAt: minute(11) } });
    expect(event).toEqual(anEvent('SlaBreached', { seq: 3, at: minute(11), deadline: deadlineAt(11) }));
  });

  it('leaves the lead with its owner, in its round', () => {
    const { lead } = changeOf(passEscalation(anAssignedLead(), 1, 'morgan', workflowAt(11)));
    expect(lead).toMatchObject({ ownerId: 'alex', ownerIds: ['alex'], assignment: { round: 1, deadlines } });
  });

  it('is never early, not by a millisecond', () => {
    const justBefore = { at: '2026-11-23T15:10:59.999Z', actor: 'workflow' };
    expect(passEscalation(anAssignedLead(), 1, 'morgan', justBefore)).toEqual({ outcome: 'too-early' });
  });

  it('happens once', () => {
    const { lead } = changeOf(passEscalation(anAssignedLead(), 1, 'morgan', workflowAt(11)));
    expect(passEscalation(lead, 1, 'morgan', workflowAt(12))).toEqual({ outcome: 'already-passed' });
  });

  it('needs no reminder before it', () => {
    const together = anAssignedLead({
      assignment: { deadlines: { ...deadlines, escalateAt: deadlines.respondBy } },
    });
    const { event } = changeOf(passEscalation(together, 1, 'morgan', workflowAt(6)));
    expect(event).toMatchObject({ type: 'SlaBreached', deadline: deadlineAt(6) });
  });

  it('of another round is moved on from', () => {
    const second = anAssignedLead({ ownerIds: ['alex', 'blair'] });
    expect(passEscalation(second, 1, 'morgan', workflowAt(30))).toEqual({ outcome: 'moved-on' });
  });

  it.each(stagesBut(aCapturedLead()))('of a lead that is %s is moved on from', (_, lead) => {
    expect(passEscalation(lead, 1, 'morgan', workflowAt(11))).toEqual({ outcome: 'moved-on' });
  });
});

describe('the first response', () => {
  const contactedAt = (minutes: number) => {
    const { lead, event } = changeOf(
      recordFirstResponse(anAssignedLead(), called, alexAt(minutes), alwaysOpen),
    );
    return { lead, event: event as EventOf<'LeadContacted'> };
  };

  it('makes the lead contacted', () => {
    expect(contactedAt(3).lead).toEqual(aContactedLead());
  });

  it('is told with both clocks: from the capture, and from the assignment', () => {
    const facts = { speedToLeadMs: 180_000, responseTimeMs: 120_000, withinSla: true };
    expect(contactedAt(3).event).toEqual(
      anEvent('LeadContacted', { seq: 3, at: minute(3), actor: 'rep:alex', ...facts }),
    );
  });

  it('counts the response time of the owner it has now', () => {
    const second = anAssignedLead({ ownerIds: ['alex', 'blair'], assignment: { at: minute(21) } });
    const { event } = changeOf(
      recordFirstResponse(second, { ...called, by: 'blair' }, alexAt(23), alwaysOpen),
    );
    expect(event).toMatchObject({
      ownerId: 'blair',
      round: 2,
      speedToLeadMs: 23 * 60_000,
      responseTimeMs: 120_000,
    });
  });

  it('is told in open hours too, as the calendar counts them', () => {
    const closedForAMinute = { openTimeBetween: (from: number, to: number) => to - from - 60_000 };
    const { lead, event } = changeOf(
      recordFirstResponse(anAssignedLead(), called, alexAt(3), closedForAMinute),
    );
    const measured = { speedToLeadBusinessMs: 120_000, responseTimeBusinessMs: 60_000 };
    expect(event).toMatchObject(measured);
    expect(lead).toMatchObject({ firstResponse: measured });
  });

  it('is within the SLA up to the very moment it is due', () => {
    expect(contactedAt(6).event.withinSla).toBe(true);
    expect(contactedAt(6).lead).toMatchObject({ firstResponse: { withinSla: true } });
  });

  it('is not within the SLA a millisecond later', () => {
    const { lead, event } = contactedAt(6 + 1 / 60_000);
    expect(event).toMatchObject({ at: '2026-11-23T15:06:00.001Z', withinSla: false });
    expect(lead).toMatchObject({ firstResponse: { withinSla: false } });
  });

  it('after the breach still counts', () => {
    const breached = anAssignedLead({ assignment: { breachedAt: minute(11) } });
    const { lead } = changeOf(recordFirstResponse(breached, called, alexAt(12), alwaysOpen));
    expect(lead).toMatchObject({ stage: 'contacted', assignment: { breachedAt: minute(11) } });
  });

  it('never takes less than no time, though a clock was set back', () => {
    expect(contactedAt(-2).event).toMatchObject({ speedToLeadMs: 0, responseTimeMs: 0 });
  });

  it('of a lead that nobody owns yet is refused', () => {
    expect(recordFirstResponse(aCapturedLead(), called, alexAt(1), alwaysOpen)).toEqual({
      outcome: 'not-assigned',
    });
  });

  it.each(laterStages.map((lead) => [lead.stage, lead] as const))(
    'is set once: a lead that is %s keeps its own',
    (_, lead) => {
      const outcome = isClosed(lead) ? 'closed' : 'already-contacted';
      expect(recordFirstResponse(lead, called, alexAt(9), alwaysOpen)).toEqual({ outcome });
    },
  );
});

describe('a late response', () => {
  const late = { by: 'alex', round: 1, channel: 'email' } as const;

  it('is kept as an event and stops no clock', () => {
    const blairs = anAssignedLead({ ownerIds: ['alex', 'blair'] });
    const { lead, event } = changeOf(recordLateResponse(blairs, late, alexAt(22)));
    expect(lead).toEqual({ ...blairs, version: 4 });
    expect(event).toEqual(anEvent('LateResponse', { seq: 4, at: minute(22), actor: 'rep:alex' }));
  });

  it('leaves the first response of a contacted lead alone', () => {
    const { lead } = changeOf(
      recordLateResponse(aContactedLead({ ownerIds: ['alex', 'blair'] }), late, alexAt(22)),
    );
    expect(lead).toEqual({ ...aContactedLead({ ownerIds: ['alex', 'blair'] }), version: 5 });
  });
});
