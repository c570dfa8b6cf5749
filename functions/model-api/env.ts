import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of model-api; the stack must set each of them. */
export const env = z.object({
  TEAM_TABLE: z.string().min(1),
  ...tokenVariables,
});
