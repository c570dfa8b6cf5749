import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../../web/console/parts/deadline.ts';
import { contacted, queueLead, respondBy } from '../../support/queue-leads.ts';

const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

describe('the deadline that counts', () => {
  it.each([
    ['10:04:59', 'respond', false],
    ['10:05:00', 'escalate', true],
    ['10:09:59', 'escalate', true],
    ['10:10:00', 'reassign', true],
    ['10:20:00', 'over', true],
  ])('at %s is to %s', (time, kind, overdue) => {
    expect(deadlineOf(queueLead(), at(time))).toMatchObject({ kind, overdue });
  });

  it('runs from the promised moment when none is left', () => {
    expect(deadlineOf(queueLead(), at('11:00:00'))?.at).toBe(respondBy);
  });

  it('passes over a reassignment that is not to come', () => {
    const sla = { respondBy, escalateAt: respondBy, reassignAt: null };
    expect(deadlineOf(queueLead({ sla }), at('10:05:01'))?.kind).toBe('over');
  });

  it('is an owner for a lead that has none from sales', () => {
    const lead = queueLead({ stage: 'captured', sla: null });
    expect(deadlineOf(lead, at('10:01:00'))).toEqual({ kind: 'assign', at: lead.capturedAt, overdue: false });
  });

  it('is none once the first response is recorded', () => {
    expect(deadlineOf(contacted('a'), at('10:30:00'))).toBeNull();
  });
});
