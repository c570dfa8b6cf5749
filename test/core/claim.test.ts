import { describe, expect, it } from 'vitest';
import { claimUntil } from '../../core/claim.ts';
import { eventSchema } from '../../core/events.ts';
import { claim, passEscalation, passResponseDue, reassign } from '../../core/handoff.ts';
import { leadSchema, nextDeadline } from '../../core/lead.ts';
import { anAssignedLead, anEvent, deadlineAt, minute } from '../support/builders.ts';
import { aLeadIn, changeOf, doneBy, ownerFrom } from '../support/lead-in-stage.ts';

/** alex says "I'm on it" two minutes after the capture, and has quiet for ten. */
const claimed = changeOf(claim(aLeadIn('assigned'), minute(12), doneBy('rep:alex', 2)));

describe('"I\'m on it"', () => {
  it('is kept with the assignment and told by one event', () => {
    const { lead, event } = claimed;
    expect(lead).toMatchObject({
      stage: 'assigned',
      version: 3,
      ownerId: 'alex',
      assignment: { round: 1, claim: { at: minute(2), by: 'rep:alex', quietUntil: minute(12) } },
    });
    const facts = { seq: 3, at: minute(2), actor: 'rep:alex', quietUntil: minute(12) };
    expect(event).toEqual(anEvent('LeadClaimed', facts));
    expect(leadSchema.parse(lead)).toEqual(lead);
    expect(eventSchema.parse(event)).toEqual(event);
  });

  it('moves no deadline', () => {
    const before = aLeadIn('assigned');
    const { claim: _claim, ...assignment } = claimed.lead.assignment;
    expect(before.assignment).toMatchObject(assignment);
    expect(nextDeadline(claimed.lead)).toEqual(nextDeadline(before));
  });

  it('can be said once in a round', () => {
    const again = claim(claimed.lead, minute(30), doneBy('rep:alex', 20));
    expect(again).toEqual({ outcome: 'already-claimed' });
  });

  it('can be said by the next owner', () => {
    const breached = { ...claimed.lead, assignment: { ...claimed.lead.assignment, breachedAt: minute(11) } };
    const { lead: next } = changeOf(
      reassign(breached, ownerFrom('blair', [26, 31, 41]), 'untouched', doneBy('workflow', 21)),
    );
    expect(next.assignment.claim).toBeNull();
    expect(changeOf(claim(next, minute(32), doneBy('rep:blair', 22))).event).toMatchObject({ round: 2 });
  });

  it('buys as many policy minutes as the model says', () => {
    expect(claimUntil(minute(2), { quietMinutes: 10 }, 60_000)).toBe(minute(12));
    expect(claimUntil(minute(2), { quietMinutes: 10 }, 1_000)).toBe('2026-11-23T15:02:10.000Z');
    expect(claimUntil(minute(2), { quietMinutes: 0.5 }, 60_000)).toBe(minute(2.5));
  });
});

describe('the clock of a claimed lead', () => {
  it('runs on: the response is due at its moment, quietly', () => {
    expect(passResponseDue(claimed.lead, 1, doneBy('workflow', 6 - 1 / 60_000))).toEqual({
      outcome: 'too-early',
    });
    const { event } = changeOf(passResponseDue(claimed.lead, 1, doneBy('workflow', 6)));
    expect(event).toMatchObject({ type: 'ResponseDue', deadline: deadlineAt(6), quiet: true });
  });

  it('runs on: the SLA is breached at its moment, quietly for the owner and with the manager named', () => {
    expect(passEscalation(claimed.lead, 1, 'morgan', doneBy('workflow', 11 - 1 / 60_000))).toEqual({
      outcome: 'too-early',
    });
    const { event } = changeOf(passEscalation(claimed.lead, 1, 'morgan', doneBy('workflow', 11)));
    expect(event).toMatchObject({ deadline: deadlineAt(11), managerId: 'morgan', quiet: true });
  });

  it.each([
    ['a millisecond before the quiet ends', 12 - 1 / 60_000, true],
    ['when the quiet ends', 12, false],
    ['after it', 13, false],
  ])('passes its deadlines %s: quiet %s', (_, minutes, quiet) => {
    const at = doneBy('workflow', minutes);
    expect(changeOf(passResponseDue(claimed.lead, 1, at)).event).toMatchObject({ quiet });
    expect(changeOf(passEscalation(claimed.lead, 1, 'morgan', at)).event).toMatchObject({ quiet });
  });

  it('runs on: the lead goes to the next owner when its time has come', () => {
    const untouched = { ...claimed.lead, assignment: { ...claimed.lead.assignment, breachedAt: minute(11) } };
    expect(nextDeadline(untouched)).toEqual({ kind: 'reassign', at: deadlineAt(21) });
  });

  it('is not quiet when nobody claimed it', () => {
    const at = doneBy('workflow', 12);
    expect(changeOf(passResponseDue(anAssignedLead(), 1, at)).event).toMatchObject({ quiet: false });
    expect(changeOf(passEscalation(anAssignedLead(), 1, 'morgan', at)).event).toMatchObject({ quiet: false });
  });
});
