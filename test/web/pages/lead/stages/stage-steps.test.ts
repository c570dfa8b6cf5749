import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../../../web/console/pages/lead/stages/stage-steps.ts';

const at = (ownerId: string, hour: number) => ({ at: `2026-11-23T${10 + hour}:00:00.000Z`, ownerId });
const captured = at('paid-media', 0);
const assigned = at('alex', 1);
const contacted = at('casey', 2);

const shown = (lead: Parameters<typeof stepsOf>[0]) =>
  stepsOf(lead).map(({ name, state }) => `${name}: ${state}`);

describe('the stage bar', () => {
  it('shows what was entered with its owner and time, where it is, and what lies ahead', () => {
    const steps = stepsOf({ stage: 'contacted', stages: { captured, assigned, contacted } });
    expect(steps).toEqual([
      { name: 'Captured', state: 'done', entry: captured },
      { name: 'Assigned', state: 'done', entry: assigned },
      { name: 'Contacted', state: 'current', entry: contacted },
      { name: 'Qualified', state: 'ahead', entry: null },
      { name: 'Opportunity', state: 'ahead', entry: null },
      { name: 'Won or lost', state: 'ahead', entry: null },
    ]);
  });

  it('says what a disqualified lead never reached', () => {
    const disqualified = at('casey', 3);
    expect(shown({ stage: 'disqualified', stages: { captured, assigned, disqualified } })).toEqual([
      'Captured: done',
      'Assigned: done',
      'Contacted: skipped',
      'Qualified: skipped',
      'Opportunity: skipped',
      'Disqualified: current',
    ]);
  });

  it('shows a reopened lead where it is again, without the end it had', () => {
    const stages = { captured, assigned, contacted, disqualified: at('casey', 3) };
    expect(shown({ stage: 'contacted', stages }).at(-1)).toBe('Won or lost: ahead');
  });

  it('has one current stage in every stage', () => {
    const stages = [
      'captured',
      'assigned',
      'contacted',
      'qualified',
      'opportunity',
      'won',
      'lost',
      'disqualified',
    ] as const;
    for (const stage of stages)
      expect(
        stepsOf({ stage, stages: { captured } }).filter(({ state }) => state === 'current'),
      ).toHaveLength(1);
  });
});
