/** Makes an API key. Only who may invoke this function may do that; the key is in the answer and nowhere else. */
import * as z from 'zod';
import { type ApiKeys, keyRoles } from '../shared/api-keys.ts';
import type { Log } from '../shared/log.ts';

const requestSchema = z.object({
  name: z.string().regex(/^[\w .-]{1,60}$/, 'expected up to 60 letters, digits, spaces, ".", "_" or "-"'),
  role: z.enum(keyRoles),
});

export type IssueDependencies = {
  readonly keys: Pick<ApiKeys, 'add'>;
  /** 256 random bits in base64url. */
  readonly newSecret: () => string;
  readonly now: () => number;
  readonly log: Log;
};

export function issueApiKeyHandler({ keys, newSecret, now, log }: IssueDependencies) {
  return async (input: unknown): Promise<{ apiKey: string; name: string; role: string }> => {
    const { name, role } = requestSchema.parse(input);
    const apiKey = `lh_${role}_${newSecret()}`;
    await keys.add(apiKey, { name, role }, new Date(now()).toISOString());
    log.info('API_KEY_ISSUED', { role });
    return { apiKey, name, role };
  };
}
