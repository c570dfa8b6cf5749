/** `GET /api/me`: who is calling, for a console that shows only what they may see. */
import * as z from 'zod';
import { memberRoles } from '../team.ts';

export const meAnswer = z.object({
  kind: z.enum(['person', 'key']),
  memberId: z.string().nullable().describe('Null for a key.'),
  name: z.string().describe('The member’s, or the key’s.'),
  role: z.enum([...memberRoles, 'bi']).describe('`bi` of keys alone.'),
  timeZone: z.string().nullable().describe('The member’s own; null: the model’s.'),
  modelTimeZone: z.string(),
  mayReadAllLeads: z
    .boolean()
    .describe('False for reps who read their own leads only, and for readers of figures.'),
});
export type MeAnswer = z.output<typeof meAnswer>;
