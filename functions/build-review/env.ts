import * as z from 'zod';
import { reviewMailVariables } from '../shared/env.ts';

/** The variables of build-review; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  METRICS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  ...reviewMailVariables,
});
