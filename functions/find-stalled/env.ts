import * as z from 'zod';

/** The variables of find-stalled; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  STATE_MACHINE_ARN: z.string().min(1),
});
