import { describe, expect, it } from 'vitest';
import { pressesOn } from '../../../../web/console/pages/queue/possible.ts';
import { contacted, queueLead } from '../../../support/queue-leads.ts';

const alex = { memberId: 'alex', role: 'rep' } as const;
const contact = ['call', 'email', 'sms', 'meeting'];

describe('what can be pressed', () => {
  it('is everything on a rep’s own lead that waits', () => {
    expect(pressesOn(queueLead(), alex)).toEqual(['claim', ...contact]);
  });

  it('is no second claim', () => {
    const claim = { at: '2026-11-24T10:01:00Z', by: 'alex', quietUntil: '2026-11-24T10:16:00Z' };
    expect(pressesOn(queueLead({ claim }), alex)).toEqual(contact);
  });

  it('is nothing on a colleague’s lead', () => {
    expect(pressesOn(queueLead({ ownerId: 'blair' }), alex)).toEqual([]);
  });

  it('is a first response on anybody’s lead for a manager, who claims for nobody', () => {
    expect(pressesOn(queueLead(), { memberId: 'morgan', role: 'manager' })).toEqual(contact);
  });

  it('is nothing for marketing, not even on a lead that carries its id', () => {
    expect(pressesOn(queueLead({ ownerId: 'harper' }), { memberId: 'harper', role: 'marketer' })).toEqual([]);
  });

  it('is nothing once the first response is recorded', () => {
    expect(pressesOn(contacted('a'), alex)).toEqual([]);
  });
});
