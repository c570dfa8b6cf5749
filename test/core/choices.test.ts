import { describe, expect, it } from 'vitest';
import { type Asker, choicesFor } from '../../core/choices.ts';
import { type Lead, stages } from '../../core/lead.ts';
import { type Action, actions, actionsIn } from '../../core/lifecycle.ts';
import { unassessed } from '../../core/qualification.ts';
import { anAssignedLead, minute } from '../support/builders.ts';
import { aLeadIn } from '../support/lead-in-stage.ts';

const alex: Asker = { memberId: 'alex', role: 'rep' };
const blair: Asker = { memberId: 'blair', role: 'rep' };
const morgan: Asker = { memberId: 'morgan', role: 'manager' };
const adminKey: Asker = { memberId: null, role: 'admin' };
const harper: Asker = { memberId: 'harper', role: 'marketer' };
const bi: Asker = { memberId: null, role: 'bi' };
const everybody = [alex, blair, morgan, adminKey, harper, bi];

function choice(asker: Asker, lead: Lead, action: Action, otherOpenLead: string | null = null) {
  const found = choicesFor(asker, lead, otherOpenLead).find((it) => it.action === action);
  if (!found) throw new Error(`There is no choice ${action}`);
  return found;
}

describe('choices', () => {
  it('are one for each action in its order, and give a reason exactly for what is not possible', () => {
    for (const stage of stages) {
      for (const asker of everybody) {
        const choices = choicesFor(asker, aLeadIn(stage), null);
        expect(choices.map(({ action }) => action)).toEqual(actions);
        for (const { possible, why, code, action, override } of choices) {
          expect([why === null, code === null], `${stage} ${action}`).toEqual([possible, possible]);
          if (possible) expect(actionsIn(stage)).toContain(action);
          if (override) expect([possible, code]).toEqual([false, 'not-qualified']);
        }
      }
    }
  });

  it('are none for a marketer, a reader of figures and a rep whose lead it is not', () => {
    for (const stage of stages) {
      for (const asker of [harper, bi, blair]) {
        expect(choicesFor(asker, aLeadIn(stage), null).some(({ possible }) => possible)).toBe(false);
      }
    }
  });

  it.each<[string, Asker, Lead, Action, string, string]>([
    ['a marketer', harper, aLeadIn('assigned'), 'contact', 'role', 'Only sales works on leads.'],
    ['a rep', alex, aLeadIn('assigned'), 'reassign', 'role', 'Only a manager gives a lead to somebody else.'],
    ['another rep', blair, aLeadIn('assigned'), 'contact', 'not-yours', 'The lead is not yours.'],
    ['a manager', morgan, aLeadIn('assigned'), 'claim', 'owner-only', 'Only its owner claims a lead.'],
    ['a key', adminKey, aLeadIn('assigned'), 'claim', 'owner-only', 'Only its owner claims a lead.'],
    [
      'no owner yet',
      morgan,
      aLeadIn('captured'),
      'contact',
      'not-assigned',
      'The lead has no owner from sales yet.',
    ],
    [
      'nobody responded',
      alex,
      aLeadIn('assigned'),
      'qualify',
      'not-contacted',
      'Record the first response first.',
    ],
    [
      'a response',
      alex,
      aLeadIn('contacted'),
      'contact',
      'done-already',
      'The first response is recorded already.',
    ],
    [
      'qualified',
      alex,
      aLeadIn('qualified'),
      'qualify',
      'done-already',
      'Fit and intent are decided already.',
    ],
    ['no opportunity', alex, aLeadIn('qualified'), 'win', 'no-opportunity', 'Open an opportunity first.'],
    [
      'an opportunity',
      alex,
      aLeadIn('opportunity'),
      'opportunity',
      'done-already',
      'It is an opportunity already.',
    ],
    ['closed', alex, aLeadIn('lost'), 'reply', 'closed', 'The lead is closed; reopen it first.'],
    ['open', alex, aLeadIn('contacted'), 'reopen', 'open', 'The lead is open.'],
  ])('say why not: %s', (_, asker, lead, action, code, why) => {
    expect(choice(asker, lead, action)).toEqual({ action, possible: false, why, code, override: false });
  });

  it('name what keeps the gate shut, and who may override it', () => {
    const known = { met: true, evidence: 'said so', by: 'form' };
    const { fit, intent } = unassessed;
    const lead: Lead = {
      ...aLeadIn('contacted'),
      qualification: { ...unassessed, fit: { ...fit, companySize: known, geography: known }, intent },
    };
    expect(choice(alex, lead, 'opportunity')).toMatchObject({
      code: 'not-qualified',
      why: 'Fit and intent are not confirmed: industry, decision authority, a sign of intent. Qualify the lead first; only a manager can override.',
      override: false,
    });
    expect(choice(morgan, lead, 'opportunity')).toMatchObject({
      possible: false,
      why: expect.stringMatching(/Qualify the lead first, or override with a reason\.$/),
      override: true,
    });
  });

  it('say that what the form showed is still to be confirmed by a person', () => {
    const met = { met: true, evidence: 'said so', by: 'form' };
    const lead: Lead = {
      ...aLeadIn('contacted'),
      qualification: {
        ...unassessed,
        fit: { companySize: met, geography: met, industry: met, authority: met },
        intent: { ...unassessed.intent, demoRequested: met },
      },
    };
    expect(choice(alex, lead, 'opportunity').why).toMatch(/^Nobody has confirmed fit and intent\./);
  });

  it('offer a claim once for each owner', () => {
    const lead = anAssignedLead();
    const claim = { at: minute(1), by: 'rep:alex', quietUntil: minute(16) };
    const claimed: Lead = { ...lead, assignment: { ...lead.assignment, claim } };
    const owner: Asker = { memberId: lead.ownerId, role: 'rep' };
    expect(choice(owner, lead, 'claim').possible).toBe(true);
    expect(choice(owner, claimed, 'claim')).toMatchObject({
      code: 'done-already',
      why: 'It has been claimed already.',
    });
  });

  it('keep a closed lead closed while the person has another open one', () => {
    const other = '01KASRW0H0ZZZZZZZZZZZZZZZZ';
    expect(choice(alex, aLeadIn('lost'), 'reopen').possible).toBe(true);
    expect(choice(alex, aLeadIn('lost'), 'reopen', other)).toMatchObject({
      code: 'other-lead-open',
      why: `The person has the open lead ${other}.`,
    });
  });
});
