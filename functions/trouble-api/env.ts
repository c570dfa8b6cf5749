import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of trouble-api; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  DEAD_LETTER_QUEUE: z.url(),
  DEAD_LETTER_BUCKET: z.string().min(1),
  /** The stream's mappings, by which failed batches are named. */
  PUBLISHING_MAPPING: z.string().min(1),
  COUNTING_MAPPING: z.string().min(1),
  ...tokenVariables,
});
