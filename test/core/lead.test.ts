import { describe, expect, it } from 'vitest';
import { isOpen, isUntouched, type Lead, leadSchema, nextDeadline, roundOf } from '../../core/lead.ts';
import { aCapturedLead, aContactedLead, anAssignedLead, deadlineAt, minute } from '../support/builders.ts';

const { stage: _stage, ...contacted } = aContactedLead();
const deal = { ...contacted, expected: null, closedFrom: 'opportunity' as const };
const won: Lead = { ...deal, stage: 'won', revenue: { amountMinor: 100_00, currency: 'USD' } };
const lost: Lead = { ...deal, stage: 'lost', disposition: 'no_budget' };
const disqualified: Lead = {
  ...contacted,
  stage: 'disqualified',
  disposition: 'wrong_icp',
  expected: null,
  closedFrom: 'contacted',
};
const qualified: Lead = { ...contacted, stage: 'qualified' };
const opportunity: Lead = {
  ...contacted,
  stage: 'opportunity',
  expected: { amountMinor: 5, currency: 'JPY' },
};

describe('a lead', () => {
  it.each([
    aCapturedLead(),
    anAssignedLead(),
    aContactedLead(),
    qualified,
    opportunity,
    won,
    lost,
    disqualified,
  ])('that is $stage can be stored and read again', (lead) => {
    expect(leadSchema.parse(JSON.parse(JSON.stringify(lead)))).toEqual(lead);
  });

  it.each([
    ['assigned without an assignment', { ...aCapturedLead(), stage: 'assigned' }],
    ['contacted without a response', { ...anAssignedLead(), stage: 'contacted' }],
    ['won without revenue', { ...deal, stage: 'won' }],
    ['won for half a cent', { ...won, revenue: { amountMinor: 0.5, currency: 'USD' } }],
    ['lost without a disposition', { ...deal, stage: 'lost' }],
    ['lost without having been an opportunity', { ...lost, closedFrom: 'qualified' }],
    ['disqualified without a disposition', { ...disqualified, disposition: undefined }],
    ['disqualified while it was captured', { ...disqualified, closedFrom: 'captured' }],
    ['closed from nowhere', { ...disqualified, closedFrom: undefined }],
    ['in a stage the model does not know', { ...contacted, stage: 'archived' }],
    ['in a tier the model does not know', aCapturedLead({ tier: 'urgent' as 'high' })],
    ['without a version', aCapturedLead({ version: 0 })],
    ['captured at no time', aCapturedLead({ capturedAt: 'yesterday' })],
  ])('that is %s cannot exist', (_, lead) => {
    expect(leadSchema.safeParse(lead).success).toBe(false);
  });

  it('is open until it is won, lost or disqualified', () => {
    const open = [aCapturedLead(), anAssignedLead(), aContactedLead(), qualified, opportunity];
    expect(open.map(isOpen)).toEqual([true, true, true, true, true]);
    expect([won, lost, disqualified].map(isOpen)).toEqual([false, false, false]);
  });

  it('is untouched until somebody responded', () => {
    expect([aCapturedLead(), anAssignedLead()].map(isUntouched)).toEqual([true, true]);
    expect([aContactedLead(), qualified, won, lost, disqualified].some(isUntouched)).toBe(false);
  });

  it('has no round before its first owner from sales', () => {
    expect(roundOf(aCapturedLead())).toBe(0);
    expect(roundOf(anAssignedLead({ ownerIds: ['alex', 'blair'] }))).toBe(2);
    expect(roundOf(disqualified)).toBe(1);
  });
});

describe('the next deadline', () => {
  const deadlines = { respondBy: deadlineAt(6), escalateAt: deadlineAt(11), reassignAt: deadlineAt(21) };

  it('is the response, then the escalation, then the reassignment', () => {
    const next = (assignment: object) => nextDeadline(anAssignedLead({ assignment }));
    expect(next({})).toEqual({ kind: 'respond', at: deadlineAt(6) });
    expect(next({ dueAt: minute(6) })).toEqual({ kind: 'escalate', at: deadlineAt(11) });
    expect(next({ dueAt: minute(6), breachedAt: minute(11) })).toEqual({
      kind: 'reassign',
      at: deadlineAt(21),
    });
    expect(next({ breachedAt: minute(11) })).toEqual({ kind: 'reassign', at: deadlineAt(21) });
  });

  it('is the graver one of two on the same moment', () => {
    const together = { deadlines: { ...deadlines, respondBy: deadlines.escalateAt } };
    expect(nextDeadline(anAssignedLead({ assignment: together }))).toEqual({
      kind: 'escalate',
      at: deadlineAt(11),
    });
  });

  it('is none after the escalation of a lead that stays with the manager', () => {
    const last = { deadlines: { ...deadlines, reassignAt: null } };
    expect(nextDeadline(anAssignedLead({ assignment: { ...last, breachedAt: minute(11) } }))).toBeNull();
    expect(nextDeadline(anAssignedLead({ assignment: last }))?.kind).toBe('respond');
  });
});
