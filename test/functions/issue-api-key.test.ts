import { describe, expect, it } from 'vitest';
import { issueApiKeyHandler } from '../../functions/issue-api-key/handler.ts';
import { apiKeys } from '../../functions/shared/api-keys.ts';
import { useEngine } from '../support/engine.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest } from '../support/requests.ts';

const engine = useEngine();

async function anIssuer() {
  const { team } = await engine.freshTables();
  const keys = apiKeys(engine.client, team);
  const log = recordingLog();
  let secrets = 0;
  const issue = issueApiKeyHandler({
    keys,
    newSecret: () => {
      secrets += 1;
      return `secret${secrets}`;
    },
    now: () => Date.parse('2026-11-23T15:00:00Z'),
    log: log.log,
  });
  const ask = (apiKey: string) => aRequest({ route: '/api/leads', headers: { 'x-api-key': apiKey } });
  return { issue, keys, ask, log, rows: () => everyRow(engine.client, team) };
}

describe('issue-api-key', () => {
  it('answers a key that opens what its role may, and no more', async () => {
    const { issue, keys, ask } = await anIssuer();
    const { apiKey, ...rest } = await issue({ name: 'Dashboard', role: 'bi' });
    expect(rest).toEqual({ name: 'Dashboard', role: 'bi' });
    expect(await keys.require(ask(apiKey), ['admin', 'bi'])).toEqual({ name: 'Dashboard', role: 'bi' });
    await expect(keys.require(ask(apiKey), ['admin'])).rejects.toMatchObject({
      problem: { kind: 'forbidden' },
    });
    await expect(keys.require(ask(`${apiKey}x`), ['bi'])).rejects.toMatchObject({
      problem: { kind: 'unauthenticated' },
    });
  });

  it('keeps the hash of the key alone, and logs neither', async () => {
    const { issue, log, rows } = await anIssuer();
    const { apiKey } = await issue({ name: 'Dashboard', role: 'bi' });
    expect(await rows()).toEqual([
      {
        pk: expect.stringMatching(/^APIKEY#[0-9a-f]{64}$/),
        sk: 'APIKEY',
        name: 'Dashboard',
        role: 'bi',
        createdAt: '2026-11-23T15:00:00.000Z',
      },
    ]);
    expect(JSON.stringify([await rows(), log.lines])).not.toContain('secret1');
    expect(apiKey).toBe('lh_bi_secret1');
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
