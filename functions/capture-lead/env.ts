import * as z from 'zod';

/** The variables of capture-lead; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  /** Origins whose pages may post leads from scripts and be returned to, separated by commas. */
  ALLOWED_ORIGINS: z.string(),
});
