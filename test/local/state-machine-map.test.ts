import { describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../local/ports.ts';
import { createStateMachines } from '../../local/workflow/state-machines.ts';
import { ok, setUp, stackFor, task } from '../support/handoff-machine.ts';
import { allowAll, aWhile, runtimeOf, until } from '../support/local-runtime.ts';

/** Every segment is counted by a child execution, then the parent reminds. */
const counting = (map: object = {}, child: object = task('Assign', { End: true })) => ({
  StartAt: 'Count',
  States: {
    Count: {
      Type: 'Map',
      ItemsPath: '$.segments',
      ItemSelector: { 'segment.$': '$$.Map.Item.Value', 'place.$': '$$.Map.Item.Index', 'of.$': '$.name' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'CountSegment',
        States: { CountSegment: child },
      },
      ResultPath: '$.counted',
      Next: 'Remind',
      ...map,
    },
    Remind: task('Remind', { ResultPath: null, End: true }),
  },
});
const input = '{"name":"leads","segments":["a","b","c","d"]}';
const never = () => new Promise<InvokeResult>(() => {});
type Item = { segment: string };

describe('a distributed map', () => {
  it('runs an execution of its own for each item, and its parent goes on with the results in their order', async () => {
    const inputs: unknown[] = [];
    const { machines, start, ended, one } = setUp(counting(), async (id, payload) => {
      if (id === 'Remind') return ok(null);
      inputs.push(payload);
      const { segment } = payload as Item;
      if (segment === 'a') await aWhile(); // the first ends last
      return ok(segment.toUpperCase());
    });
    await machines.start();
    await start('L1', input);
    await ended();
    expect(inputs).toHaveLength(4);
    expect(inputs).toContainEqual({ segment: 'c', place: 2, of: 'leads' });
    expect(one()).toMatchObject({ status: 'SUCCEEDED', error: null });
    expect(JSON.parse(one()?.output ?? '')).toMatchObject({ name: 'leads', counted: ['A', 'B', 'C', 'D'] });
    expect(machines.list(9)).toHaveLength(1);
    await machines.stop();
  });

  it('has at most MaxConcurrency children at work', async () => {
    let running = 0;
    let most = 0;
    const { machines, start, ended, calls } = setUp(counting({ MaxConcurrency: 2 }), async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return ok(null);
    });
    await machines.start();
    await start('L1', input);
    await ended();
    expect([most, calls.length]).toEqual([2, 5]);
    await machines.stop();
  });

  it('over no items goes on at once with no results', async () => {
    const { machines, start, ended, one, calls } = setUp(counting(), () => ok(null));
    await machines.start();
    await start('L1', '{"name":"leads","segments":[]}');
    await ended();
    expect(calls).toEqual(['Remind']);
    expect(JSON.parse(one()?.output ?? '')).toMatchObject({ counted: [] });
    await machines.stop();
  });

  it('retries a child as its state says, and only that child', async () => {
    const retrying = task('Assign', {
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }],
      End: true,
    });
    const seen: string[] = [];
    const { machines, start, one } = setUp(counting({}, retrying), (id, payload) => {
      if (id === 'Remind') return ok(null);
      const { segment } = payload as Item;
      seen.push(segment);
      return segment === 'b' && seen.filter((other) => other === 'b').length === 1
        ? { ok: false, errorType: 'Throttled', errorMessage: 'later' }
        : ok(segment);
    });
    await machines.start();
    await start('L1', input);
    while (one()?.status === 'RUNNING') await aWhile();
    expect(one()?.status).toBe('SUCCEEDED');
    expect(seen.toSorted()).toEqual(['a', 'b', 'b', 'c', 'd']);
    await machines.stop();
  });

  it('fails with its first failed child, and no other child begins', async () => {
    const failing = (_id: string, payload: unknown): InvokeResult =>
      (payload as Item).segment === 'b' ? { ok: false, errorType: 'Broken', errorMessage: 'no' } : ok(null);
    const { machines, start, ended, one, calls } = setUp(counting({ MaxConcurrency: 1 }), failing);
    await machines.start();
    await start('L1', input);
    await ended();
    await aWhile();
    expect(calls).toHaveLength(2);
    expect(one()).toMatchObject({
      status: 'FAILED',
      state: 'Count',
      error: 'States.ExceedToleratedFailureThreshold',
      cause: expect.stringContaining('Broken'),
    });
    await machines.stop();
  });

  it('lets its failure be caught, and ends the children that still work', async () => {
    const caught = counting(
      { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue' }] },
      task('Assign', { Next: 'Again' }),
    );
    Object.assign(caught.States, { Rescue: { Type: 'Pass', End: true } });
    Object.assign(caught.States.Count.ItemProcessor.States, { Again: task('Assign', { End: true }) });
    let letGo = (_answer: InvokeResult) => {};
    const { machines, start, ended, one, calls } = setUp(caught, (_id, payload) =>
      (payload as Item).segment === 'a'
        ? new Promise((resolve) => {
            letGo = resolve;
          })
        : { ok: false, errorType: 'Broken', errorMessage: 'no' },
    );
    await machines.start();
    await start('L1', '{"name":"leads","segments":["a","b"]}');
    await ended();
    expect(one()).toMatchObject({ status: 'SUCCEEDED', state: 'Rescue' });
    letGo(ok({ segment: 'a' })); // what it was doing ends; its next state does not begin
    await aWhile();
    expect(calls).toHaveLength(2);
    await machines.stop();
  });

  it('is ended by the time-out of its machine, its children as well', async () => {
    const waiting = { Type: 'Wait', Seconds: 60, Next: 'Again' };
    const definition = { ...counting({}, waiting), TimeoutSeconds: 3 };
    Object.assign(definition.States.Count.ItemProcessor.States, { Again: task('Assign', { End: true }) });
    const { machines, start, at, pass, ended, one, calls } = setUp(definition, () => ok(null));
    await machines.start();
    await start('L1', input);
    await at('Count');
    await pass(3_000);
    await ended();
    expect(one()).toMatchObject({ status: 'TIMED_OUT', state: 'Count' });
    await pass(60_000);
    expect(calls).toEqual([]);
    await machines.stop();
  });

  it('fails by name when the items are no array, or its role may not start it', async () => {
    const bad = setUp(counting(), () => ok(null));
    await bad.machines.start();
    await bad.start('L1', '{"segments":"abc"}');
    await bad.ended();
    expect(bad.one()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    await bad.machines.stop();

    const authority = {
      ...allowAll,
      refusal: (_role: string, action: string) => (action === 'states:StartExecution' ? 'no' : undefined),
    };
    const denied = setUp(counting(), () => ok(null), {}, authority);
    await denied.machines.start();
    await denied.start('L1', input);
    await denied.ended();
    expect(denied.one()).toMatchObject({ status: 'FAILED', error: 'States.Permissions', cause: 'no' });
    await denied.machines.stop();
  });
});

describe('after a crash', () => {
  it('children that ended stay so, the others go on, and the parent with the results of all', async () => {
    const before = setUp(counting({ MaxConcurrency: 2 }), (_id, payload) =>
      (payload as Item).segment === 'b' ? never() : ok((payload as Item).segment),
    );
    await before.machines.start();
    await before.start('L1', input);
    await until(() => before.calls.length === 4, 'a, c and d are counted, b is under way');
    await aWhile();

    const again: unknown[] = [];
    const after = setUp(
      counting({ MaxConcurrency: 2 }),
      (id, payload) => {
        if (id === 'Assign') again.push((payload as Item).segment);
        return ok('after');
      },
      { db: before.db, clock: before.clock },
    );
    await after.machines.start();
    await after.ended();
    expect(again).toEqual(['b']);
    expect(JSON.parse(after.one()?.output ?? '')).toMatchObject({ counted: ['a', 'after', 'c', 'd'] });
    await after.machines.stop();
  });

  it('a parent that was about to go on does so', async () => {
    const before = setUp(counting(), (id) => (id === 'Remind' ? never() : ok(1)));
    await before.machines.start();
    await before.start('L1', input);
    await until(() => before.calls.includes('Remind'));
    const after = setUp(counting(), () => ok(2), { db: before.db });
    await after.machines.start();
    await after.ended();
    expect(after.calls).toEqual(['Remind']);
    expect(JSON.parse(after.one()?.output ?? '')).toMatchObject({ counted: [1, 1, 1, 1] });
    await after.machines.stop();
  });
});

describe('a map that would act otherwise than on AWS stops the start', () => {
  const inline = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const { ItemProcessor } = counting().States.Count;
  it.each([
    ['an inline one', { ItemProcessor: inline }, /DISTRIBUTED/],
    [
      'Express children',
      {
        ItemProcessor: {
          ...ItemProcessor,
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        },
      },
      /STANDARD/,
    ],
    ['an ItemReader', { ItemReader: { Resource: 'arn:aws:states:::s3:getObject' } }, /ItemReader/],
    ['tolerated failures', { ToleratedFailureCount: 1 }, /ToleratedFailureCount/],
    ['retries of the whole map', { Retry: [{ ErrorEquals: ['States.ALL'] }] }, /Retry/],
    [
      'a foreign task in a child',
      { ItemProcessor: { ...ItemProcessor, States: { CountSegment: task('Nobody', { End: true }) } } },
      /not a Lambda/,
    ],
  ])('%s', (_what, map, problem) => {
    const { runtime } = runtimeOf(stackFor(counting(map)), () => ok(null));
    expect(() => createStateMachines(runtime, { authority: allowAll })).toThrow(problem);
  });
});
