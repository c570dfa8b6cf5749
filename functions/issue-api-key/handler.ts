/** Makes an API key. Only who may invoke this function may do that; the key is in the answer and nowhere else. */
import { newKeyRequest } from '../../core/team-contracts.ts';
import type { IssuedKey, IssueKey } from '../shared/key-issuing.ts';

export function issueApiKeyHandler(issue: IssueKey) {
  return async (input: unknown): Promise<IssuedKey> => issue(newKeyRequest.parse(input), 'operator');
}
