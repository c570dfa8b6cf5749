import * as z from 'zod';

/** The variables of start-handoff; the stack must set each of them. */
export const env = z.object({
  STATE_MACHINE_ARN: z.string().min(1),
});
