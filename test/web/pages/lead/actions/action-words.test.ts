import { describe, expect, it } from 'vitest';
import { type Asker, choicesFor } from '../../../../../core/choices.ts';
import { type Stage, stages } from '../../../../../core/lead.ts';
import { offerOf } from '../../../../../web/console/pages/lead/actions/action-words.ts';
import { aLeadIn } from '../../../../support/lead-in-stage.ts';

const alex: Asker = { memberId: 'alex', role: 'rep' };
const blair: Asker = { memberId: 'blair', role: 'rep' };
const morgan: Asker = { memberId: 'morgan', role: 'manager' };
const harper: Asker = { memberId: 'harper', role: 'marketer' };
const askers = [alex, blair, morgan, harper];

const offered = (asker: Asker, stage: Stage) =>
  offerOf({ stage, choices: choicesFor(asker, aLeadIn(stage), null) });

describe('what is offered', () => {
  it('has every action once, whoever looks, in every stage', () => {
    for (const stage of stages) {
      for (const asker of askers) {
        const { primary, others, overrides, impossible } = offered(asker, stage);
        const all = [...(primary ? [primary] : []), ...others, ...overrides, ...impossible];
        expect(new Set(all.map(({ action }) => action)).size).toBe(11);
        expect(all).toHaveLength(11);
      }
    }
  });

  it.each([
    ['captured', undefined],
    ['assigned', 'contact'],
    ['contacted', 'qualify'],
    ['qualified', 'opportunity'],
    ['opportunity', 'win'],
    ['won', 'reopen'],
    ['lost', 'reopen'],
    ['disqualified', 'reopen'],
  ] as const)('puts the step ahead first: %s, %s', (stage, action) => {
    expect(offered(alex, stage).primary?.action).toBe(action);
  });

  it('offers the way over the gate to a manager alone, and apart from the rest', () => {
    expect(offered(morgan, 'contacted').overrides.map(({ action }) => action)).toEqual(['opportunity']);
    expect(offered(alex, 'contacted').overrides).toEqual([]);
    expect(offered(alex, 'contacted').impossible.map(({ action }) => action)).toContain('opportunity');
  });

  it('says one reason once when nothing is possible', () => {
    expect(offered(blair, 'contacted').nothingBecause).toBe('The lead is not yours.');
    expect(offered(harper, 'contacted').nothingBecause).toBe('Only sales works on leads.');
    expect(offered(alex, 'captured').nothingBecause).not.toBeNull();
    expect(offered(alex, 'contacted').nothingBecause).toBeNull();
  });
});
