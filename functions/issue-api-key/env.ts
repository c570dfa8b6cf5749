import * as z from 'zod';

/** The variables of issue-api-key; the stack must set each of them. */
export const env = z.object({
  TEAM_TABLE: z.string().min(1),
});
