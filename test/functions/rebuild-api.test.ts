import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rebuildAnswer, rebuildsAnswer } from '../../core/contracts/rebuild.ts';
import { transact } from '../../functions/shared/dynamo.ts';
import { rebuildRuns } from '../../functions/shared/rebuild-runs.ts';
import { capturedAt } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const states = mockClient(SFNClient);
afterAll(() => states.restore());
const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Rebuild';

async function anApi() {
  const tables = await engine.freshTables();
  const [boss, bi] = await Promise.all(
    (['admin', 'bi'] as const).map((role) => aKey(engine.client, tables.team, role, role)),
  );
  const entry = await coldStart('rebuild-api', engine, tables, { STATE_MACHINE_ARN: MACHINE });
  const route = '/api/metrics/rebuild';
  const headers = (key = boss) => ({ 'content-type': 'application/json', 'x-api-key': key as string });
  return {
    bi,
    runs: rebuildRuns(engine.client, tables.metrics),
    list: (key?: string) => call(entry, aRequest({ route, headers: headers(key) })),
    start: (body: unknown = {}, key?: string) =>
      call(entry, aRequest({ method: 'POST', route, headers: headers(key), body: JSON.stringify(body) })),
  };
}

let api: Awaited<ReturnType<typeof anApi>>;
beforeEach(async () => {
  states.reset();
  states.on(StartExecutionCommand).resolves({});
  api = await anApi();
});

const runId = '01KASRW0H0ABCDEFGHJKMNPQRS';
/** What the workflow writes of a run. */
const begin = (status: 'running' | 'refused' = 'running', at = capturedAt, id = runId) =>
  transact(engine.client, [
    api.runs.beginning({ runId: id, verifyOnly: true, by: 'key:boss', startedAt: at }, status, at),
  ]);

describe('POST /api/metrics/rebuild', () => {
  it('starts a workflow of the run that it answers', async () => {
    const reply = await api.start({ verifyOnly: true });
    expect(reply.statusCode).toBe(202);
    const run = rebuildAnswer.parse(reply.json());
    expect(run).toMatchObject({ status: 'running', verifyOnly: true, by: 'key:admin', events: 0 });
    const [started] = states.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);
    expect(started).toMatchObject({ stateMachineArn: MACHINE, name: run.runId });
    expect(JSON.parse(started?.input ?? '')).toEqual({
      runId: run.runId,
      verifyOnly: true,
      by: 'key:admin',
      startedAt: run.startedAt,
    });
  });

  it('rebuilds unless it is told only to compare, and names what it does not know', async () => {
    expect((await api.start()).json()).toMatchObject({ verifyOnly: false });
    const wrong = await api.start({ verifyOnly: 'yes', days: 3 });
    expect(wrong.statusCode).toBe(422);
    expect(
      wrong
        .json()
        .errors.map((it: { path: string }) => it.path)
        .sort(),
    ).toEqual(['days', 'verifyOnly']);
  });

  it('is refused while another one is at work, and not when that one died', async () => {
    await begin();
    const refused = await api.start();
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining(runId)]);
    expect(states.commandCalls(StartExecutionCommand)).toHaveLength(0);
    vi.setSystemTime(Date.parse(capturedAt) + 16 * 60_000);
    expect((await api.list()).json().items).toMatchObject([{ runId, status: 'abandoned' }]);
    expect((await api.start()).statusCode).toBe(202);
  });

  it('is for admins alone', async () => {
    for (const ask of [api.start({}, api.bi), api.list(api.bi)]) expect((await ask).statusCode).toBe(403);
    for (const ask of [api.start({}, ' '), api.list(' ')]) expect((await ask).statusCode).toBe(401);
  });
});

describe('GET /api/metrics/rebuild', () => {
  it('tells how the last ones went, newest first, summed over their segments', async () => {
    await begin();
    const difference = {
      key: { day: '2026-11-23', dimension: 'all' as const, tier: 'high' as const, value: [] },
      stored: { captured: 3 },
      recounted: { captured: 2 },
    };
    for (const segment of [0, 1, 1]) {
      const count = { segment, events: 10 * segment, unreadable: 1 };
      await api.runs.counted(runId, count, capturedAt);
    }
    await api.runs.found(runId, [difference], capturedAt);
    await transact(engine.client, [api.runs.ending(runId, 'differs', capturedAt)]);
    await begin('refused', capturedAt, '01KASRW0H0ZZZZZZZZZZZZZZZZ');
    const { items } = rebuildsAnswer.parse((await api.list()).json());
    expect(items).toMatchObject([
      { status: 'refused', events: 0 },
      { status: 'differs', endedAt: capturedAt, events: 10, unreadable: 2, differences: [difference] },
    ]);
  });
});
