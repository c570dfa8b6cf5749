import * as z from 'zod';

/** The variables of record-mail-feedback; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  EVENT_BUS: z.string().min(1),
});
