/** What the poster of a form is told. */
import * as z from 'zod';
import { tiers } from '../model/tier-rules.ts';

/** `POST /leads`; a repeat of the same submission is told the same. */
export const captureAnswer = z.object({
  leadId: z.ulid(),
  status: z.enum(['captured', 'merged']),
  tier: z.enum(tiers),
});
export type CaptureAnswer = z.output<typeof captureAnswer>;
