import { describe, expect, it, vi } from 'vitest';
import { capturedAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { violations } from '../support/invariants.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call, jsonPost } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();

const jane = {
  email: 'jane.doe@acme.example',
  name: 'Jane Doe',
  form: 'demo',
  utm_source: 'google',
  utm_campaign: 'brand',
  submission_id: 'one',
};

/** capture-lead and quarantine-api as deployed, on the same tables, with a manager's key. */
async function aQuarantine() {
  const tables = await engine.freshTables();
  const key = await aKey(engine.client, tables.team, 'boss', 'manager');
  const form = await coldStart('capture-lead', engine, tables, { ALLOWED_ORIGINS: '' });
  const api = await coldStart('quarantine-api', engine, tables);
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  const post = (fields: object) => call(form, jsonPost(fields));
  const decide = (what: 'release' | 'dismiss') => (id: string) =>
    call(
      api,
      aRequest({
        method: 'POST',
        route: `/api/quarantine/{id}/${what}`,
        params: { id },
        headers,
        body: '{}',
      }),
    );
  return {
    post,
    caught: async (fields: object = {}): Promise<string> =>
      (await post({ ...jane, _gotcha: 'Acme', ...fields })).json().leadId,
    list: (query: Record<string, string> = {}) =>
      call(api, aRequest({ route: '/api/quarantine', query, headers })),
    release: decide('release'),
    dismiss: decide('dismiss'),
    at: (iso: string) => vi.setSystemTime(Date.parse(iso)),
    rows: () => everyRow(engine.client, tables.leads),
    leads: async () =>
      (await everyRow(engine.client, tables.leads))
        .filter(({ sk }) => sk === 'LEAD')
        .map((row) => row['lead']),
    violations: () => violations(engine.client, tables),
  };
}
const idsIn = (reply: { json(): { items: { id: string }[] } }) => reply.json().items.map(({ id }) => id);

describe('GET /api/quarantine', () => {
  it('lists what waits, newest first and page by page, with what judges it', async () => {
    const { caught, list, at } = await aQuarantine();
    const first = await caught();
    at(minute(1));
    const second = await caught({ email: 'not an address', submission_id: 'two' });
    const page = await list({ limit: '1' });
    expect(page.statusCode).toBe(200);
    expect(page.json().items).toMatchObject([{ id: second, at: minute(1), errors: [{ path: 'email' }] }]);
    const rest = await list({ limit: '1', cursor: page.json().nextCursor });
    expect(rest.json().items).toMatchObject([
      { id: first, status: 'waiting', at: capturedAt, trap: 'Acme', name: 'Jane Doe', campaign: 'brand' },
    ]);
  });

  it('leaves out what is over, and refuses a cursor that is none', async () => {
    const { caught, list, release, at } = await aQuarantine();
    const id = await caught();
    at(minute(91 * 24 * 60));
    expect(idsIn(await list())).toEqual([]);
    expect((await release(id)).statusCode).toBe(404);
    const reply = await list({ cursor: 'x' });
    expect([reply.statusCode, reply.json().errors[0].path]).toEqual([422, 'cursor']);
  });
});

describe('a submission that is released', () => {
  it('becomes a lead whose clocks start now and whose touches are of when it was posted', async () => {
    const { caught, release, leads, list, at, violations } = await aQuarantine();
    const id = await caught();
    at(minute(600));
    const reply = await release(id);
    expect(reply.statusCode).toBe(200);
    const [lead, ...others] = await leads();
    expect(others).toEqual([]);
    expect(reply.json()).toEqual({ leadId: lead.leadId, status: 'captured', tier: 'high' });
    expect(lead).toMatchObject({
      capturedAt: minute(600),
      attribution: { firstTouch: { source: 'google', at: capturedAt }, latestTouch: { at: capturedAt } },
    });
    expect(idsIn(await list())).toEqual([]);
    expect((await list({ status: 'released' })).json().items).toMatchObject([
      { id, leadId: lead.leadId, settled: { at: minute(600), by: 'key:boss' } },
    ]);
    expect(await violations()).toEqual([]);
  });

  it('five times at once, and again later, is one lead', async () => {
    const { caught, release, leads, rows, violations } = await aQuarantine();
    const id = await caught({ submission_id: '' });
    const replies = await Promise.all(Array.from({ length: 5 }, () => release(id)));
    const before = await rows();
    replies.push(await release(id));
    expect(new Set(replies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(await leads()).toHaveLength(1);
    expect(await rows()).toEqual(before);
    expect(await violations()).toEqual([]);
  });

  it('is the lead that the person became by sending it again', async () => {
    const { caught, post, release, leads, list } = await aQuarantine();
    const id = await caught();
    const { leadId } = (await post(jane)).json();
    expect((await release(id)).json()).toMatchObject({ leadId });
    expect(await leads()).toHaveLength(1);
    expect(idsIn(await list({ status: 'released' }))).toEqual([id]);
  });

  it('is refused when its id was used for something else since', async () => {
    const { caught, post, release, list } = await aQuarantine();
    const id = await caught();
    await post({ ...jane, message: 'Please call me.' });
    expect((await release(id)).statusCode).toBe(409);
    expect(idsIn(await list())).toEqual([id]);
  });

  it('touches the open lead of the person, whose latest touch stays if it came later', async () => {
    const { caught, post, release, leads, at } = await aQuarantine();
    const id = await caught();
    at(minute(5));
    await post({ ...jane, utm_source: 'linkedin', submission_id: 'two' });
    at(minute(9));
    expect((await release(id)).json()).toMatchObject({ status: 'merged' });
    expect(await leads()).toMatchObject([
      { version: 2, attribution: { latestTouch: { source: 'linkedin', at: minute(5) } } },
    ]);
  });

  it('must be valid, and there', async () => {
    const { caught, release } = await aQuarantine();
    const reply = await release(await caught({ email: 'nobody' }));
    expect([reply.statusCode, reply.json().errors]).toEqual([
      422,
      [{ path: 'email', message: 'must be an e-mail address' }],
    ]);
    expect((await release('01KASRW0H0ABCDEFGHJKMNPQRS')).statusCode).toBe(404);
    expect((await release('x')).statusCode).toBe(404);
  });
});

describe('a submission that is dismissed', () => {
  it('waits no longer, and may still be released', async () => {
    const { caught, dismiss, release, list } = await aQuarantine();
    const id = await caught();
    const replies = [await dismiss(id), await dismiss(id)];
    expect(replies.map((it) => [it.statusCode, it.json().status])).toEqual(Array(2).fill([200, 'dismissed']));
    expect(idsIn(await list())).toEqual([]);
    expect(idsIn(await list({ status: 'dismissed' }))).toEqual([id]);
    expect((await release(id)).statusCode).toBe(200);
    expect((await dismiss(id)).statusCode).toBe(409);
  });
});
