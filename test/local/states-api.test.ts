import { describe, expect, it } from 'vitest';
import { createStateMachines } from '../../local/workflow/state-machines.ts';
import { handoff, ok, setUp, stackFor, task } from '../support/handoff-machine.ts';
import { allowAll, callOf, runtimeOf } from '../support/local-runtime.ts';

const answers = () => ok({ waitUntil: '2026-11-23T10:00:05Z', outcome: 'moved-on' });

describe('names of executions', () => {
  const engine = () => setUp(handoff, answers);

  it('the same name and input while running is the same execution', async () => {
    const { start, clock, machines } = engine();
    const first = await start('L1');
    clock.pass(60_000);
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'application/x-amz-json-1.0' } });
    expect(first.executionArn).toBe('arn:aws:states:eu-west-1:000000000000:execution:Handoff:L1');
    expect(first.startDate).toBe(1_795_428_000);
    const second = await start('L1');
    expect([second.executionArn, second.startDate]).toEqual([first.executionArn, first.startDate]);
    expect(machines.list(9)).toHaveLength(1);
  });

  it('another input, or a name that is closed, is ExecutionAlreadyExists', async () => {
    const { start, machines, pass, ended, at } = engine();
    await machines.start();
    await start('L1');
    expect(await start('L1', '{"leadId":"L2"}')).toMatchObject({
      status: 400,
      __type: 'ExecutionAlreadyExists',
    });
    await at('WaitForResponse');
    await pass(5_000);
    await ended();
    expect(await start('L1')).toMatchObject({ status: 400, __type: 'ExecutionAlreadyExists' });
    await machines.stop();
  });

  it.each([
    ['x'.repeat(81), 'ValidationException'],
    ['a b', 'InvalidName'],
    ['a/b', 'InvalidName'],
    ['a\u0000', 'InvalidName'],
    ['😀', 'InvalidName'],
    ['', 'InvalidName'],
    ['x'.repeat(80), undefined],
    ['01KADM-Z.round_2+(é)', undefined],
  ])('%j → %s', async (name, problem) => {
    expect((await engine().start(name)).__type).toBe(problem);
  });

  it('refuses input that is not JSON and machines that are not there', async () => {
    const { start, call } = engine();
    expect((await start('L1', '{')).__type).toBe('InvalidExecutionInput');
    expect((await call('StartExecution', { stateMachineArn: 'arn:x' })).__type).toBe(
      'StateMachineDoesNotExist',
    );
    expect((await call('StopExecution', {})).__type).toBe('UnknownOperationException');
  });
});

describe('definitions that would act otherwise than on AWS stop the start', () => {
  const wait = { Type: 'Wait', Seconds: 1, End: true };
  it.each([
    ['JSONata', { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: wait } }, /JSONata/],
    ['JSONata in a state', { StartAt: 'A', States: { A: { ...wait, QueryLanguage: 'JSONata' } } }, /JSONata/],
    ['Assign', { StartAt: 'A', States: { A: { ...wait, Assign: { x: 1 } } } }, /Assign/],
    ['Parallel', { StartAt: 'A', States: { A: { Type: 'Parallel', Branches: [], End: true } } }, /Parallel/],
    ['a foreign task', { StartAt: 'A', States: { A: { ...task('Nobody', { End: true }) } } }, /not a Lambda/],
    [
      'a context field',
      { StartAt: 'A', States: { A: { ...wait, InputPath: '$$.Execution.Input' } } },
      /context/,
    ],
    ['a missing state', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }, /Handoff: not valid/],
  ])('%s', (_what, definition, problem) => {
    const { runtime } = runtimeOf(stackFor(definition), () => ok(null));
    expect(() => createStateMachines(runtime, { authority: allowAll })).toThrow(problem);
  });

  it('needs the right on the machine', () => {
    const call = callOf('states', 'StartExecution', { stateMachineArn: 'arn:machine' });
    expect(setUp(handoff, answers).machines.service.needs(call)).toEqual([
      ['states:StartExecution', 'arn:machine'],
    ]);
  });
});
