import aslValidator from 'asl-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { stepOutcomes } from '../../core/step-outcome.ts';
import { readable, synthesize, type Untyped } from '../support/stack.ts';

type State = {
  Type: string;
  Next?: string;
  Resource?: string;
  TimestampPath?: string;
  Default?: string;
  Choices?: { Variable: string; StringEquals: string; Next: string }[];
  Retry?: { ErrorEquals: string[]; [field: string]: unknown }[];
};
let source: string;
let definition: { StartAt: string; States: Record<string, State>; QueryLanguage?: string };
let logging: Untyped;
let tracing: Untyped;

beforeAll(() => {
  const [machine] = Object.values(synthesize().ofType('AWS::StepFunctions::StateMachine'));
  source = readable(machine?.Properties['DefinitionString']);
  definition = JSON.parse(source);
  logging = machine?.Properties['LoggingConfiguration'];
  tracing = machine?.Properties['TracingConfiguration'];
});

/** A step, the question behind it, and the wait that an untouched lead goes to. */
const STORY = [
  ['AssignOwner', 'UntouchedAfterAssignment?', 'WaitForFirstResponse'],
  ['RemindOwner', 'UntouchedAfterReminder?', 'WaitForEscalation'],
  ['EscalateToManager', 'UntouchedAfterEscalation?', 'WaitForReassignment'],
  ['ReassignLead', 'UntouchedAfterReassignment?', 'WaitForFirstResponse'],
] as const;

describe('the workflow of a lead', () => {
  it('is valid Amazon States Language', async () => {
    // The validator wants real ARNs where the template has references.
    const placed = JSON.parse(
      source.replaceAll(/<\w+\.Arn>/g, 'arn:aws:lambda:eu-west-1:111122223333:function:step'),
    );
    const { isValid, errorsText } = await aslValidator(placed);
    expect(errorsText('\n')).toBe('');
    expect(isValid).toBe(true);
  });

  it('uses nothing that the one-machine runtime would silently ignore', () => {
    expect(source).not.toMatch(/JSONata|"Assign"|"Output"|"Arguments"|"QueryLanguage"/);
  });

  it('starts with the assignment and has no other states', () => {
    expect(definition.StartAt).toBe('AssignOwner');
    const ends = ['LeadMovedOn', 'StaysWithManager', 'UnknownOutcome'];
    expect(Object.keys(definition.States).sort()).toEqual([...new Set([...STORY.flat(), ...ends])].sort());
  });

  it.each(STORY)('%s → %s → untouched → %s', (step, question, wait) => {
    const { States } = definition;
    expect(States[step]).toMatchObject({ Type: 'Task', Next: question });
    expect(States[step]?.Resource).toMatch(new RegExp(`^<Clock${step}Function\\w+\\.Arn>$`));
    expect(States[question]).toMatchObject({
      Type: 'Choice',
      Choices: [
        { Variable: '$.outcome', StringEquals: 'untouched', Next: wait },
        { Variable: '$.outcome', StringEquals: 'moved-on', Next: 'LeadMovedOn' },
        { Variable: '$.outcome', StringEquals: 'last-owner', Next: 'StaysWithManager' },
      ],
      Default: 'UnknownOutcome',
    });
  });

  it('knows every outcome that a step can answer', () => {
    for (const [, question] of STORY) {
      const branches = definition.States[question]?.Choices?.map((choice) => choice.StringEquals);
      expect(branches?.sort()).toEqual([...stepOutcomes].sort());
    }
  });

  it.each([
    ['WaitForFirstResponse', 'RemindOwner'],
    ['WaitForEscalation', 'EscalateToManager'],
    ['WaitForReassignment', 'ReassignLead'],
  ])('%s, until the moment the step before named, → %s', (wait, step) => {
    expect(definition.States[wait]).toEqual({ Type: 'Wait', TimestampPath: '$.waitUntil', Next: step });
  });

  it('ends well when the lead moved on or stays with the manager, and loudly on the unknown', () => {
    expect(definition.States['LeadMovedOn']?.Type).toBe('Succeed');
    expect(definition.States['StaysWithManager']?.Type).toBe('Succeed');
    expect(definition.States['UnknownOutcome']?.Type).toBe('Fail');
  });

  it('tries a failing step for less time than the sweep takes to come round', () => {
    for (const [step] of STORY) {
      const retry = definition.States[step]?.Retry?.[0] as Record<string, Untyped>;
      expect(retry['ErrorEquals']).toEqual(['States.ALL']);
      let seconds = 0;
      for (let attempt = 0; attempt < retry['MaxAttempts']; attempt++)
        seconds += Math.min(
          retry['IntervalSeconds'] * retry['BackoffRate'] ** attempt,
          retry['MaxDelaySeconds'],
        );
      expect(seconds).toBe(243);
    }
  });

  it('logs errors without the data of an execution, and is traced', () => {
    expect(logging).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
    expect(tracing).toEqual({ Enabled: true });
  });
});
