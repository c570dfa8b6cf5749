import aslValidator from 'asl-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { rebuildOutcomes } from '../../core/rebuild-outcome.ts';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

type State = { Type: string; [field: string]: Untyped };
let stack: Synthesized;
let source: string;
let states: Record<string, State>;
let child: { StartAt: string; States: Record<string, State>; ProcessorConfig: Untyped };

beforeAll(() => {
  stack = synthesize();
  const machines = Object.entries(stack.ofType('AWS::StepFunctions::StateMachine'));
  const machine = machines.find(([id]) => id.startsWith('Rebuild'))?.[1];
  source = readable(machine?.Properties['DefinitionString']);
  ({ States: states } = JSON.parse(source));
  child = states['RecountEveryEvent']?.['ItemProcessor'];
});

const branchesOf = (choice: State | undefined): Record<string, string> =>
  Object.fromEntries(choice?.['Choices'].map((it: Untyped) => [it.StringEquals, it.Next]));

describe('the workflow of a rebuild', () => {
  it('is valid Amazon States Language, without what one machine would ignore', async () => {
    const placed = JSON.parse(
      source.replaceAll(/<\w+\.Arn>/g, 'arn:aws:lambda:eu-west-1:111122223333:function:step'),
    );
    const { isValid, errorsText } = await aslValidator(placed);
    expect(errorsText('\n')).toBe('');
    expect(isValid).toBe(true);
    expect(source).not.toMatch(/JSONata|"Assign"|"Output"|"Arguments"|"QueryLanguage"/);
  });

  it('begins, counts every segment in an execution of its own, then compares or switches', () => {
    expect(JSON.parse(source).StartAt).toBe('Begin');
    expect(states['Begin']).toMatchObject({ Next: 'Begun?', Parameters: { step: 'begin' } });
    expect(branchesOf(states['Begun?'])).toEqual({
      begun: 'RecountEveryEvent',
      refused: 'AnotherRebuildRuns',
    });
    expect(states['RecountEveryEvent']).toMatchObject({
      Type: 'Map',
      ItemsPath: '$.segments',
      ResultPath: '$.counted',
      Next: 'VerifyOnly?',
    });
    expect(child.ProcessorConfig).toEqual({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });
    expect(child.StartAt).toBe('CountSegment');
    expect(branchesOf(child.States['SegmentCounted?'])).toEqual({
      counted: 'SegmentCounted',
      more: 'CountSegment',
    });
    expect(states['VerifyOnly?']).toMatchObject({
      Choices: [{ Variable: '$.verifyOnly', BooleanEquals: true, Next: 'CompareFigures' }],
      Default: 'SwitchGeneration',
    });
  });

  it('looks again at what differs, and drops only when every batch has ended', () => {
    expect(branchesOf(states['Compared?'])).toEqual({
      compared: 'LetRunningBatchesEnd',
      more: 'CompareFigures',
      'look-again': 'LetCountingSettle',
      superseded: 'GiveUp',
    });
    expect(branchesOf(states['Switched?'])).toEqual({
      switched: 'LetRunningBatchesEnd',
      superseded: 'GiveUp',
    });
    expect(states['LetCountingSettle']?.['Next']).toBe('CompareFigures');
    expect(states['LetRunningBatchesEnd']?.['Next']).toBe('DropOldGenerations');
    expect(branchesOf(states['Dropped?'])).toEqual({ dropped: 'FiguresCounted', more: 'DropOldGenerations' });

    const timeouts = Object.values(stack.functions()).map(
      ({ Properties }) => Properties['Timeout'] as number,
    );
    const rollUp = stack.ofType('AWS::Lambda::Function')[stack.functionId('roll-up')]?.Properties['Timeout'];
    expect(states['LetCountingSettle']?.['Seconds']).toBeGreaterThan(rollUp);
    expect(states['LetRunningBatchesEnd']?.['Seconds']).toBeGreaterThan(Math.max(...timeouts));
  });

  it('knows every outcome that a step can answer, and ends loudly on the unknown', () => {
    const choices = [...Object.values(states), ...Object.values(child.States)].filter(
      (state) => state.Type === 'Choice' && state['Choices'][0].StringEquals !== undefined,
    );
    // What is given up is told to nobody but the log; a segment that is superseded fails.
    expect(new Set(choices.flatMap((choice) => Object.keys(branchesOf(choice))))).toEqual(
      new Set(rebuildOutcomes.filter((it) => it !== 'given-up')),
    );
    for (const choice of choices) expect(['UnknownOutcome', 'Superseded']).toContain(choice['Default']);
    expect(states['UnknownOutcome']?.Type).toBe('Fail');
    expect(child.States['Superseded']?.Type).toBe('Fail');
  });

  it('gives up whatever fails for good, and fails', () => {
    for (const name of [
      'Begin',
      'RecountEveryEvent',
      'CompareFigures',
      'SwitchGeneration',
      'DropOldGenerations',
    ])
      expect(states[name]?.['Catch']).toEqual([
        { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'GiveUp' },
      ]);
    expect(states['GiveUp']).toMatchObject({ Parameters: { step: 'give-up' }, Next: 'RebuildFailed' });
    expect(states['RebuildFailed']?.Type).toBe('Fail');
  });

  it('tries a failing step for less time than another rebuild takes to think it dead', () => {
    for (const task of [states['Begin'], states['CompareFigures'], child.States['CountSegment']]) {
      const retry = task?.['Retry'][0];
      let seconds = 0;
      for (let tried = 0; tried < retry.MaxAttempts; tried += 1)
        seconds += Math.min(retry.MaxDelaySeconds, retry.IntervalSeconds * retry.BackoffRate ** tried);
      expect(retry).toMatchObject({ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' });
      expect(seconds).toBeLessThan(15 * 60);
    }
  });
});
