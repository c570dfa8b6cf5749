import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import { issueApiKeyHandler } from '../../functions/issue-api-key/handler.ts';
import { apiKeys } from '../../functions/shared/api-keys.ts';
import { authorizer } from '../../functions/shared/authorizer.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { keyIssuing } from '../../functions/shared/key-issuing.ts';
import { teamAudit } from '../../functions/shared/team-audit.ts';
import { teamStore } from '../../functions/shared/team-store.ts';
import { useEngine } from '../support/engine.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest } from '../support/requests.ts';

const engine = useEngine();
const secret = 'as-good-as-random-and-long-enough';

async function anIssuer() {
  const { team } = await engine.freshTables();
  const keys = apiKeys(engine.client, team);
  const log = recordingLog();
  let issued = 0;
  const issue = issueApiKeyHandler(
    keyIssuing({
      keys,
      audit: teamAudit(engine.client, team, ulid),
      newKeyId: () => {
        issued += 1;
        return `key0000${issued}`;
      },
      newSecret: () => secret,
      now: () => Date.parse('2026-11-23T15:00:00Z'),
      patience,
      log: log.log,
    }),
  );
  const { require } = authorizer({
    keys,
    team: teamStore(engine.client, team),
    checkToken: async () => ({ outcome: 'invalid' }),
  });
  const ask = (apiKey: string) => aRequest({ route: '/api/leads', headers: { 'x-api-key': apiKey } });
  return { issue, require, ask, log, rows: () => everyRow(engine.client, team) };
}

describe('issue-api-key', () => {
  it('answers a key that opens what its role may, and no more', async () => {
    const { issue, require, ask } = await anIssuer();
    const { apiKey, ...rest } = await issue({ name: 'Dashboard', role: 'bi' });
    const named = { keyId: 'key00001', name: 'Dashboard', role: 'bi' };
    expect(rest).toEqual({ ...named, createdAt: '2026-11-23T15:00:00.000Z' });
    expect(await require(ask(apiKey), ['admin', 'bi'])).toEqual({ kind: 'key', ...named });
    await expect(require(ask(apiKey), ['admin'])).rejects.toMatchObject({
      problem: { kind: 'forbidden' },
    });
    await expect(require(ask(`${apiKey}x`), ['bi'])).rejects.toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
  });

  it('keeps the hash of the key and who issued it, and logs neither key nor hash', async () => {
    const { issue, log, rows } = await anIssuer();
    const { apiKey } = await issue({ name: 'Dashboard', role: 'bi' });
    const at = '2026-11-23T15:00:00.000Z';
    expect(await rows()).toEqual(
      expect.arrayContaining([
        {
          pk: 'APIKEYS',
          sk: 'KEY#key00001',
          keyId: 'key00001',
          name: 'Dashboard',
          role: 'bi',
          secretHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          createdAt: at,
          createdBy: 'operator',
          revokedAt: null,
        },
        {
          pk: 'AUDIT',
          sk: expect.stringMatching(/^2026-11-23T15:00:00\.000Z#\w{26}$/),
          at,
          actor: 'operator',
          what: 'key-issued',
          id: 'key00001',
          fields: [],
        },
      ]),
    );
    expect(await rows()).toHaveLength(2);
    expect(JSON.stringify([await rows(), log.lines])).not.toContain(secret);
    expect(log.lines).toEqual([
      { level: 'info', code: 'API_KEY_ISSUED', facts: { keyId: 'key00001', role: 'bi' } },
    ]);
    expect(apiKey).toBe(`lh_key00001_${secret}`);
  });

  it.each([
    ['no name', { role: 'bi' }],
    ['a name with control characters', { name: 'a\nb', role: 'bi' }],
    ['a role that is none', { name: 'x', role: 'root' }],
    ['nothing', undefined],
  ])('refuses %s', async (_what, input) => {
    const { issue, rows } = await anIssuer();
    await expect(issue(input)).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });
});
