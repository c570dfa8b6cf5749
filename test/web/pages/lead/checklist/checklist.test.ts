import { describe, expect, it } from 'vitest';
import { leadExample } from '../../../../../core/contracts/routes/lead-example.ts';
import { fitCriteria, intentSignals } from '../../../../../core/qualification.ts';
import * as checklist from '../../../../../web/console/pages/lead/checklist/checklist.ts';
import { nameOf } from '../../../names.ts';

const { decidedBy, judgementOf, linesOf } = checklist;

describe('the checklist', () => {
  it('has every criterion that the gate asks for', () => {
    expect(checklist.fitCriteria).toEqual(fitCriteria);
    expect(checklist.intentSignals).toEqual(intentSignals);
  });

  it('calls the criteria as the operating model does', () => {
    const accepts: string[] = [];
    const gate = {
      sentence: '',
      fit: [
        {
          criterion: 'authority',
          name: 'decision authority',
          required: true,
          accepts,
          sentence: 'Head of …',
        },
      ],
      intent: [
        {
          signal: 'demoRequested',
          name: 'demo requested',
          required: false,
          accepts,
          sentence: 'They asked.',
        },
      ],
    } satisfies checklist.Gate;
    expect(linesOf(gate).fit.at(-1)).toEqual({
      name: 'authority',
      title: 'Decision authority',
      asks: 'Head of …',
    });
    expect(linesOf(gate).intent[0]).toEqual({
      name: 'demoRequested',
      title: 'Demo requested',
      asks: 'They asked.',
    });
  });

  it('is readable before the model is there', () => {
    expect(linesOf(undefined).fit.map(({ title }) => title)).toEqual([
      'Company size',
      'Geography',
      'Industry',
      'Authority',
    ]);
  });

  it('tells what is not known from what is not met', () => {
    expect([true, false, null].map((met) => judgementOf({ met }))).toEqual(['met', 'not-met', 'unknown']);
  });
});

describe('who decided', () => {
  const { qualification } = leadExample;
  const confirmed = { at: '2026-11-23T15:10:00.000Z', by: 'rep:alex' };

  it('is nobody while nothing is known', () => {
    expect(decidedBy({ met: null, evidence: null, by: 'form' }, { qualification }, nameOf)).toBeNull();
  });

  it('is the form until a person confirms, who did it then', () => {
    const lead = { qualification: { ...qualification, confirmed } };
    expect(decidedBy({ met: true, evidence: 'demo', by: 'form' }, lead, nameOf)).toEqual({
      who: 'The form',
      at: null,
    });
    expect(decidedBy({ met: false, evidence: null, by: 'rep:alex' }, lead, nameOf)).toEqual({
      who: 'Alex Kim',
      at: confirmed.at,
    });
  });
});
