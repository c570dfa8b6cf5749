import { beforeEach, describe, expect, it, vi } from 'vitest';
import { apiKeys, keyText } from '../../functions/shared/api-keys.ts';
import { aMember, capturedAt } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { aKey } from '../support/keys.ts';
import { join } from '../support/people.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const json = { 'content-type': 'application/json' };
type Headers = Readonly<Record<string, string>>;

/** The function as deployed; `boss` is a first key of an admin, which an operator issued. */
async function anApi() {
  const tables = await engine.freshTables();
  const boss = { 'x-api-key': await aKey(engine.client, tables.team, 'boss', 'admin') };
  const entry = await coldStart('key-api', engine, tables);
  const ask = (parts: Parameters<typeof aRequest>[0], who: Headers) =>
    call(entry, aRequest({ ...parts, headers: { ...json, ...who, ...parts.headers } }));
  return {
    tables,
    boss,
    list: (who: Headers = boss) => ask({ route: '/api/keys' }, who),
    issue: (body: unknown, who: Headers = boss) =>
      ask({ method: 'POST', route: '/api/keys', body: JSON.stringify(body) }, who),
    revoke: (id: string, who: Headers = boss) =>
      ask({ method: 'DELETE', route: '/api/keys/{id}', params: { id } }, who),
    rows: () => everyRow(engine.client, tables.team),
  };
}
type Api = Awaited<ReturnType<typeof anApi>>;

let api: Api;
beforeEach(async () => {
  api = await anApi();
});

const auditOf = async () =>
  (await api.rows()).filter(({ pk }) => pk === 'AUDIT').map(({ pk: _pk, sk: _sk, ...entry }) => entry);

describe('a key', () => {
  it('is shown once, opens at once what its role may, and says who issued it', async () => {
    const issued = await api.issue({ name: 'Warehouse', role: 'admin' });
    expect(issued.statusCode).toBe(201);
    expect(issued.header('cache-control')).toBe('no-store');
    const { apiKey, keyId, ...rest } = issued.json();
    expect(rest).toEqual({ name: 'Warehouse', role: 'admin', createdAt: capturedAt });
    expect(apiKey).toMatch(new RegExp(`^lh_${keyId}_[\\w-]{43}$`));

    const headers: Headers[] = [{ 'x-api-key': apiKey }, { authorization: `Bearer ${apiKey}` }];
    for (const who of headers) {
      const listed = await api.list(who);
      expect(listed.statusCode).toBe(200);
      expect(listed.json().items).toContainEqual({
        keyId,
        name: 'Warehouse',
        role: 'admin',
        createdAt: capturedAt,
        createdBy: 'key:boss',
        revokedAt: null,
      });
      expect(listed.body).not.toContain(apiKey.replace(/^lh_[a-z0-9]+_/, ''));
    }
  });

  it('lies in the table as a hash alone', async () => {
    const { apiKey } = (await api.issue({ name: 'Warehouse', role: 'bi' })).json();
    const stored = JSON.stringify(await api.rows());
    expect(stored).not.toContain(apiKey.replace(/^lh_[a-z0-9]+_/, ''));
  });

  it('stops at once when it is revoked, between two requests of its holder', async () => {
    const { apiKey, keyId } = (await api.issue({ name: 'Intern', role: 'admin' })).json();
    const holder = { 'x-api-key': apiKey };
    expect((await api.list(holder)).statusCode).toBe(200);
    const revoked = await api.revoke(keyId);
    expect([revoked.statusCode, revoked.body]).toEqual([204, '']);
    expect((await api.list(holder)).statusCode).toBe(401);
    expect((await api.issue({ name: 'Again', role: 'admin' }, holder)).statusCode).toBe(401);
    expect((await api.list()).json().items).toContainEqual(
      expect.objectContaining({ keyId, revokedAt: capturedAt }),
    );
  });

  it('is not known by another’s id, a shortened or a lengthened secret', async () => {
    const one = (await api.issue({ name: 'one', role: 'admin' })).json();
    const other = (await api.issue({ name: 'other', role: 'admin' })).json();
    const secret = one.apiKey.split('_').slice(2).join('_');
    for (const forged of [
      keyText(other.keyId, secret),
      one.apiKey.slice(0, -1),
      `${one.apiKey}x`,
      one.apiKey.replace('lh_', 'LH_'),
      `lh_${one.keyId}_`,
    ]) {
      expect((await api.list({ 'x-api-key': forged })).statusCode, forged).toBe(401);
    }
  });
});

describe('keys are for admins', () => {
  it.each(['manager', 'marketer', 'bi'] as const)(
    'a key of a %s reads, issues and revokes none',
    async (role) => {
      const { apiKey, keyId } = (await api.issue({ name: role, role })).json();
      const who = { 'x-api-key': apiKey };
      const before = await api.rows();
      expect((await api.list(who)).statusCode).toBe(403);
      expect((await api.issue({ name: 'x', role: 'admin' }, who)).statusCode).toBe(403);
      expect((await api.revoke(keyId, who)).statusCode).toBe(403);
      expect(await api.rows()).toEqual(before);
    },
  );

  it('nobody without a key does', async () => {
    await join(engine.client, api.tables.team, [aMember('robin', { role: 'admin' })]);
    const headers: Headers[] = [{}, { authorization: 'Bearer x.robin.y' }, { 'x-api-key': '' }];
    for (const who of headers) {
      expect((await api.list(who)).statusCode).toBe(401);
      expect((await api.issue({ name: 'x', role: 'admin' }, who)).statusCode).toBe(401);
      expect((await api.revoke('00000000', who)).statusCode).toBe(401);
    }
  });
});

describe('what is asked for', () => {
  it.each([
    ['no name', { role: 'bi' }, 'name'],
    ['a name with a line break', { name: 'a\nb', role: 'bi' }, 'name'],
    ['a name of nothing', { name: '', role: 'bi' }, 'name'],
    ['the role of a rep', { name: 'x', role: 'rep' }, 'role'],
    ['a role nobody has', { name: 'x', role: 'root' }, 'role'],
    ['a secret of their own', { name: 'x', role: 'bi', secret: 'mine' }, 'secret'],
  ])('is refused for %s with 422, naming the field', async (_what, body, path) => {
    const reply = await api.issue(body);
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect(await auditOf()).toEqual([]);
  });

  it.each(['nothing1', '../KEY', 'KEY#x', 'x'.repeat(2_000), 'ABCDEFGH'])('is no key: %s', async (id) => {
    expect((await api.revoke(id)).statusCode).toBe(404);
    expect(await auditOf()).toEqual([]);
  });
});

describe('the audit', () => {
  it('has each key once as issued and once as revoked, however often somebody revokes it', async () => {
    const { keyId } = (await api.issue({ name: 'Intern', role: 'bi' })).json();
    const revoked = await Promise.all([api.revoke(keyId), api.revoke(keyId), api.revoke(keyId)]);
    expect(revoked.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
    const entry = { at: capturedAt, actor: 'key:boss', id: keyId, fields: [] };
    const entries = await auditOf();
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({ ...entry, what: 'key-issued' });
    expect(entries).toContainEqual({ ...entry, what: 'key-revoked' });
  });

  it('and the key are one: whoever loses the race for the table writes neither', async () => {
    const busy = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand') return send();
      throw Object.assign(new Error('ProvisionedThroughputExceeded'), {
        name: 'ProvisionedThroughputExceededException',
      });
    });
    const keys = apiKeys(busy, api.tables.team);
    const before = await api.rows();
    const key = { keyId: '0000000a', name: 'x', role: 'bi' as const, createdAt: capturedAt, createdBy: 'x' };
    await expect(keys.add(key, 'secret')).rejects.toThrow();
    expect(await api.rows()).toEqual(before);
  });
});
