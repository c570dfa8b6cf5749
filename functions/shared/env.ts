import * as z from 'zod';

/** How long a policy minute of an elapsed clock lasts, in milliseconds: 60000 except where time is speeded up. */
export const policyMinuteMs = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number);
