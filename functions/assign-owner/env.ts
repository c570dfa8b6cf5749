import * as z from 'zod';
import { policyMinuteMs } from '../shared/env.ts';

/** The variables of assign-owner; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  POLICY_MINUTE_MS: policyMinuteMs,
});
