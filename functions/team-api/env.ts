import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of team-api; the stack must set each of them. */
export const env = z.object({
  TEAM_TABLE: z.string().min(1),
  ...tokenVariables,
  /** Whether webhooks may go to the machine itself: where everything runs on one, and nowhere else. */
  LOOPBACK_WEBHOOKS: z.enum(['true', 'false']),
});
