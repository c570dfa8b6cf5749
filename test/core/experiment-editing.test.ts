import { describe, expect, it } from 'vitest';
import type { ExperimentChange } from '../../core/contracts/experiments.ts';
import { editExperiment } from '../../core/experiment-editing.ts';
import { aProposal, aRunningExperiment } from '../support/experiments.ts';

const today = '2026-11-23';
const dropped = { outcome: 'dropped', note: 'Nobody noticed.' } as const;
const edit = (change: ExperimentChange, before = aProposal() as Parameters<typeof editExperiment>[0]) =>
  editExperiment(before, change, today);
const decided = () => {
  const change = edit({ status: 'decided', decision: dropped }, aRunningExperiment());
  if (change.outcome !== 'changed') throw new Error(change.outcome);
  return change.experiment;
};

describe('a proposal', () => {
  it('is edited freely', () => {
    const change = { hypothesis: 'Shorter forms', metric: 'noShowRate', sprint: '2026-S24' } as const;
    expect(edit(change)).toEqual({ outcome: 'changed', experiment: { ...aProposal(), ...change } });
  });

  it('is unchanged by what it says already', () => {
    const { hypothesis, scope } = aProposal();
    expect(edit({ hypothesis, scope, status: 'proposed' })).toEqual({ outcome: 'unchanged' });
  });

  it('starts today, or on the day that is said', () => {
    const running = (startedOn: string) => ({
      outcome: 'changed',
      experiment: { ...aProposal(), status: 'running', startedOn },
    });
    expect(edit({ status: 'running' })).toEqual(running(today));
    expect(edit({ status: 'running', startedOn: '2026-11-09' })).toEqual(running('2026-11-09'));
  });

  it.each([
    ['tomorrow', { status: 'running', startedOn: '2026-11-24' }, 'startedOn'],
    ['more than a year ago', { status: 'running', startedOn: '2025-11-22' }, 'startedOn'],
    ['on a day, but not yet', { startedOn: '2026-11-20' }, 'startedOn'],
  ] as const)('does not start %s', (_when, change, path) => {
    expect(edit(change)).toEqual({ outcome: 'invalid', errors: [{ path, message: expect.any(String) }] });
  });

  it('can be dropped, and nothing else can be decided of it', () => {
    expect(edit({ status: 'decided', decision: dropped })).toMatchObject({
      outcome: 'changed',
      experiment: { status: 'decided', startedOn: null, decidedOn: today, decision: dropped },
    });
    const kept = { outcome: 'kept', note: '' } as const;
    expect(edit({ status: 'decided', decision: kept })).toMatchObject({ outcome: 'status-forbids' });
  });

  it('measures no cost of a tier: spend has none', () => {
    expect(edit({ metric: 'costPerLead', scope: { tier: 'high' } })).toMatchObject({
      outcome: 'invalid',
      errors: [{ path: 'scope.tier' }],
    });
  });
});

describe('what runs', () => {
  it('changes hands and sprint, but not what is tested', () => {
    const before = aRunningExperiment();
    expect(edit({ ownerId: 'casey', sprint: null }, before)).toMatchObject({
      outcome: 'changed',
      experiment: { ownerId: 'casey', sprint: null, status: 'running' },
    });
    for (const change of [{ hypothesis: 'x' }, { metric: 'costPerLead' }, { scope: {} }] as const) {
      expect(edit(change, before)).toMatchObject({ outcome: 'status-forbids' });
    }
    expect(edit({ status: 'proposed' }, before)).toMatchObject({ outcome: 'status-forbids' });
  });

  it('is decided with a reason, on a day since it started', () => {
    const before = aRunningExperiment({ startedOn: '2026-11-10' });
    expect(edit({ status: 'decided' }, before)).toMatchObject({ errors: [{ path: 'decision' }] });
    const on = (decidedOn: string) => edit({ status: 'decided', decidedOn, decision: dropped }, before);
    expect(on('2026-11-09')).toMatchObject({ errors: [{ path: 'decidedOn' }] });
    expect(on('2026-11-24')).toMatchObject({ errors: [{ path: 'decidedOn' }] });
    expect(on('2026-11-10')).toMatchObject({
      outcome: 'changed',
      experiment: { status: 'decided', startedOn: '2026-11-10', decidedOn: '2026-11-10' },
    });
  });

  it('is not decided by the way', () => {
    expect(edit({ decision: dropped }, aRunningExperiment())).toMatchObject({
      errors: [{ path: 'decision' }],
    });
  });
});

describe('what is decided', () => {
  it.each([
    { ownerId: 'casey' },
    { hypothesis: 'Something else' },
    { status: 'running' },
    { status: 'proposed' },
  ] as const)('stays as it is: %j', (change) => {
    expect(edit(change, decided())).toMatchObject({ outcome: 'status-forbids' });
  });
});
