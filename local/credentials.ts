import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Invoke } from './ports.ts';

/** The keys with which a person or a test on this machine calls the API. */
export type Credentials = { readonly adminKey: string; readonly biKey: string };

const storedSchema = z.looseObject({ adminKey: z.string().min(1), biKey: z.string().min(1) });
const issuedSchema = z.object({ apiKey: z.string().min(1) });

const credentialsFile = (folder: string): string => join(folder, 'credentials.json');

const readIfThere = (folder: string): Credentials | undefined => {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(credentialsFile(folder), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${credentialsFile(folder)} is not readable: ${String(error)}`);
  }
};

/**
 * The stored keys, or at the first start new ones: issued by the same function that an operator invokes on AWS.
 * The file appears whole, readable by its owner only.
 */
export const ensureCredentials = async (
  folder: string,
  invoke: Invoke,
  issueApiKeyFunctionId: string,
): Promise<Credentials> => {
  const stored = readIfThere(folder);
  if (stored) return stored;
  const issue = async (role: 'admin' | 'bi'): Promise<string> => {
    const result = await invoke(issueApiKeyFunctionId, { name: `local ${role}`, role });
    if (!result.ok) throw new Error(`No API key for ${role}: ${result.errorType}: ${result.errorMessage}`);
    return issuedSchema.parse(result.payload).apiKey;
  };
  const credentials: Credentials = { adminKey: await issue('admin'), biKey: await issue('bi') };
  const path = credentialsFile(folder);
  writeFileSync(`${path}.part`, `${JSON.stringify(credentials, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return credentials;
};
