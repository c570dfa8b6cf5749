import * as z from 'zod';

/** The variables of rebuild-metrics; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  METRICS_TABLE: z.string().min(1),
});
