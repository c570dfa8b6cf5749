/** Makes an API key. Only who may invoke this function may do that; the key is in the answer and nowhere else. */
import { newKeyRequest } from '../../core/team-contracts.ts';
import { type ApiKeys, keyText } from '../shared/api-keys.ts';
import type { Log } from '../shared/log.ts';

export type IssueDependencies = {
  readonly keys: Pick<ApiKeys, 'add'>;
  readonly newKeyId: () => string;
  /** 256 random bits in base64url. */
  readonly newSecret: () => string;
  readonly now: () => number;
  readonly log: Log;
};

export function issueApiKeyHandler({ keys, newKeyId, newSecret, now, log }: IssueDependencies) {
  return async (input: unknown): Promise<{ apiKey: string; keyId: string; name: string; role: string }> => {
    const { name, role } = newKeyRequest.parse(input);
    const keyId = newKeyId();
    const secret = newSecret();
    await keys.add(
      { keyId, name, role, createdAt: new Date(now()).toISOString(), createdBy: 'operator' },
      secret,
    );
    log.info('API_KEY_ISSUED', { keyId, role });
    return { apiKey: keyText(keyId, secret), keyId, name, role };
  };
}
