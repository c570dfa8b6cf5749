import * as z from 'zod';
import { policyMinuteMs } from '../shared/env.ts';

/** The variables of rep-page; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  LINK_SECRET_ARN: z.string().min(1),
  POLICY_MINUTE_MS: policyMinuteMs,
});
