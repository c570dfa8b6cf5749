import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of rebuild-api; the stack must set each of them. */
export const env = z.object({
  METRICS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  STATE_MACHINE_ARN: z.string().min(1),
  ...tokenVariables,
});
