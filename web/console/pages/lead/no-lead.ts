import { Refusal } from '../../api/client.ts';

export type NoLeadReason = 'not-yours' | 'not-there';

/** Why there is no lead to show; null for failures that may pass. An address that cannot be a lead's is none. */
export function noLeadFor(error: unknown): NoLeadReason | null {
  if (!(error instanceof Refusal)) return null;
  if (error.status === 403) return 'not-yours';
  return error.status === 404 || error.status === 400 || error.status === 422 ? 'not-there' : null;
}
