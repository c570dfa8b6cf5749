/** Issues API keys: the key is in the answer and nowhere else. */
import type * as z from 'zod';
import type { IssuedKeyAnswer } from '../../core/contracts/team.ts';
import type { newKeyRequest } from '../../core/team-contracts.ts';
import { type ApiKeys, keyText } from './api-keys.ts';
import { type Patience, untilSettled } from './dynamo.ts';
import type { Log } from './log.ts';
import type { TeamAudit } from './team-audit.ts';

export type IssuingDependencies = {
  readonly keys: Pick<ApiKeys, 'add'>;
  readonly audit: Pick<TeamAudit, 'recording'>;
  /** Of a-z and 0-9, never the same twice. */
  readonly newKeyId: () => string;
  /** 256 random bits in base64url. */
  readonly newSecret: () => string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

/** `actor`: who issues it, as events name them. */
export type IssueKey = (asked: z.output<typeof newKeyRequest>, actor: string) => Promise<IssuedKeyAnswer>;

export function keyIssuing(dependencies: IssuingDependencies): IssueKey {
  const { keys, audit, newKeyId, newSecret, now, patience, log } = dependencies;
  return async ({ name, role }, actor) => {
    const keyId = newKeyId();
    const secret = newSecret();
    const createdAt = new Date(now()).toISOString();
    const issued = audit.recording({ at: createdAt, actor, what: 'key-issued', id: keyId, fields: [] });
    const key = { keyId, name, role, createdAt, createdBy: actor };
    await untilSettled(() => keys.add(key, secret, [issued]), patience);
    log.info('API_KEY_ISSUED', { keyId, role });
    return { apiKey: keyText(keyId, secret), keyId, name, role, createdAt };
  };
}
