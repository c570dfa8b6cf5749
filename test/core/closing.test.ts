import { describe, expect, it } from 'vitest';
import { disqualify, lose, reopen, win } from '../../core/closing.ts';
import { type Assignment, leadSchema } from '../../core/lead.ts';
import { anAssignedLead, anEvent, deadlineAt, minute } from '../support/builders.ts';
import { aLeadIn, changeOf, doneBy, expected, ownerFrom, revenue } from '../support/lead-in-stage.ts';

const byAlex = doneBy('rep:alex', 90);
const byMorgan = doneBy('manager:morgan', 200);

/** Whoever it is, a reopened lead begins a round of their own, and the clock stays as it stopped. */
function inItsNextRound<Open extends { ownerId: string; ownerIds: string[]; assignment: Assignment }>(
  lead: Open,
): Open {
  const { ownerId, ownerIds, assignment } = lead;
  const again = {
    round: assignment.round + 1,
    at: minute(200),
    cause: 'reopened' as const,
    why: ownerFrom('alex').why,
  };
  return { ...lead, ownerIds: [...ownerIds, ownerId], assignment: { ...assignment, claim: null, ...again } };
}

describe('winning', () => {
  it('keeps the revenue exactly as it was said, beside what was expected', () => {
    const exact = { amountMinor: 9_007_199_254_740_991, currency: 'JPY' };
    const { lead, event } = changeOf(win(aLeadIn('opportunity'), exact, byAlex));
    expect(lead).toMatchObject({ stage: 'won', revenue: exact, expected, closedFrom: 'opportunity' });
    expect(lead.stages).toMatchObject({ won: { at: minute(90), ownerId: 'alex' } });
    expect(event).toMatchObject({ type: 'LeadWon', round: 1, ownerId: 'alex', revenue: exact });
  });
});

describe('losing', () => {
  it('keeps the disposition', () => {
    const { lead, event } = changeOf(lose(aLeadIn('opportunity'), 'competitor_chosen', byAlex));
    expect(lead).toMatchObject({
      stage: 'lost',
      disposition: 'competitor_chosen',
      closedFrom: 'opportunity',
    });
    expect(event).toMatchObject({ type: 'LeadLost', disposition: 'competitor_chosen' });
  });
});

describe('disqualifying', () => {
  it.each(['assigned', 'contacted', 'qualified', 'opportunity'] as const)(
    'a lead that is %s remembers so',
    (stage) => {
      const { lead, event } = changeOf(disqualify(aLeadIn(stage), 'wrong_icp', byAlex));
      expect(lead).toMatchObject({ stage: 'disqualified', disposition: 'wrong_icp', closedFrom: stage });
      expect(lead.stages).toMatchObject({ disqualified: { at: minute(90), ownerId: 'alex' } });
      expect(event).toMatchObject({ type: 'LeadDisqualified', disposition: 'wrong_icp' });
      expect(leadSchema.parse(lead)).toEqual(lead);
    },
  );

  it('keeps what an opportunity was expected to bring', () => {
    const expectedOf = (stage: 'opportunity' | 'qualified') =>
      changeOf(disqualify(aLeadIn(stage), 'wrong_icp', byAlex)).lead;
    expect(expectedOf('opportunity')).toMatchObject({ expected });
    expect(expectedOf('qualified')).toMatchObject({ expected: null });
  });
});

describe('reopening', () => {
  it.each([
    ['won', { from: 'won', disposition: null, revenue }],
    ['lost', { from: 'lost', disposition: 'no_budget', revenue: null }],
  ] as const)(
    'a lead that is %s leads back to the opportunity, and says what no longer counts',
    (stage, facts) => {
      const { lead, event } = changeOf(reopen(aLeadIn(stage), ownerFrom('alex'), byMorgan));
      const { version, ...open } = aLeadIn('opportunity');
      expect(lead).toEqual({ ...inItsNextRound(open), version: version + 2 });
      expect(event).toEqual(
        anEvent('LeadReopened', {
          ...facts,
          round: 2,
          seq: version + 2,
          at: minute(200),
          actor: 'manager:morgan',
          stage: 'opportunity',
        }),
      );
    },
  );

  it.each(['contacted', 'qualified', 'opportunity'] as const)(
    'a lead disqualified while it was %s leads back there, with the response it had and no new clock',
    (stage) => {
      const { lead: closed } = changeOf(disqualify(aLeadIn(stage), 'unresponsive', byAlex));
      const { lead, event } = changeOf(reopen(closed, ownerFrom('alex'), byMorgan));
      const { version, ...open } = aLeadIn(stage);
      expect(lead).toEqual({ ...inItsNextRound(open), version: version + 2 });
      expect(event).toMatchObject({
        from: 'disqualified',
        stage,
        disposition: 'unresponsive',
        deadlines: null,
      });
    },
  );

  it('a lead nobody had responded to begins a new round with its own clock', () => {
    const { lead: closed } = changeOf(disqualify(aLeadIn('assigned'), 'unresponsive', byAlex));
    const { lead, event } = changeOf(reopen(closed, ownerFrom('alex', [205, 210, 220]), byMorgan));
    const deadlines = {
      respondBy: deadlineAt(205),
      escalateAt: deadlineAt(210),
      reassignAt: deadlineAt(220),
    };
    expect(lead).toMatchObject({
      stage: 'assigned',
      ownerId: 'alex',
      ownerIds: ['alex', 'alex'],
      assignment: { round: 2, at: minute(200), cause: 'reopened', deadlines, dueAt: null, breachedAt: null },
      stages: { assigned: { at: minute(1), ownerId: 'alex' } },
    });
    expect(lead.stages).not.toHaveProperty('disqualified');
    expect(event).toMatchObject({ stage: 'assigned', round: 2, deadlines });
    expect(leadSchema.parse(lead)).toEqual(lead);
  });

  it('an untouched lead of the manager is taken from them by nobody', () => {
    const { lead: closed } = changeOf(
      disqualify(anAssignedLead({ ownerIds: ['morgan'] }), 'unresponsive', byAlex),
    );
    const { event } = changeOf(reopen(closed, ownerFrom('morgan'), byMorgan));
    expect(event).toMatchObject({ deadlines: { reassignAt: null } });
  });

  it('gives a lead whose owner left to somebody else, in a new round without a clock', () => {
    const lost = aLeadIn('lost');
    const claim = { at: minute(2), by: 'rep:alex', quietUntil: minute(12) };
    const claimed = { ...lost, assignment: { ...lost.assignment, claim } };
    const { lead, event } = changeOf(reopen(claimed, ownerFrom('morgan'), byMorgan));
    expect(lead).toMatchObject({
      stage: 'opportunity',
      ownerId: 'morgan',
      ownerIds: ['alex', 'morgan'],
      assignment: { round: 2, at: minute(200), cause: 'reopened', claim: null },
      firstResponse: { by: 'alex' },
    });
    expect(event).toMatchObject({ ownerId: 'morgan', previousOwnerId: 'alex', round: 2, deadlines: null });
  });
});
