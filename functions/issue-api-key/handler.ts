/** Makes an API key. Only who may invoke this function may do that; the key is in the answer and nowhere else. */
import type { IssuedKeyAnswer } from '../../core/contracts/team.ts';
import { newKeyRequest } from '../../core/team-contracts.ts';
import type { IssueKey } from '../shared/key-issuing.ts';

export function issueApiKeyHandler(issue: IssueKey) {
  return async (input: unknown): Promise<IssuedKeyAnswer> => issue(newKeyRequest.parse(input), 'operator');
}
