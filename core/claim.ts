import type { OperatingModel } from './operating-model.ts';

/**
 * Until when (ISO 8601 UTC) an "I'm on it" said at `at` keeps its owner's own reminders quiet. `policyMinuteMs` is how
 * long a policy minute lasts.
 */
export function claimUntil(
  at: string,
  { quietMinutes }: OperatingModel['claim'],
  policyMinuteMs: number,
): string {
  return new Date(Date.parse(at) + quietMinutes * policyMinuteMs).toISOString();
}
