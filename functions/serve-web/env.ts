import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of serve-web; the stack must set each of them. */
export const env = z.object({
  /** Where the console is, without a slash at its end. */
  BASE_URL: z.url(),
  ...tokenVariables,
});
