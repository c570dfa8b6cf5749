import * as z from 'zod';

/** The variables of publish-events; the stack must set each of them. */
export const env = z.object({
  EVENT_BUS: z.string().min(1),
});
