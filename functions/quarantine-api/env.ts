import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of quarantine-api; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  ...tokenVariables,
});
