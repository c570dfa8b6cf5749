import * as z from 'zod';
import { tokenVariables } from '../shared/env.ts';

/** The variables of serve-web; the stack must set each of them. */
export const env = z.object({
  /** Where this console is, without a slash at its end. */
  BASE_URL: z.url(),
  ...tokenVariables,
  /** Address of the user pool's sign-in pages, without a slash at its end. */
  SIGN_IN_PAGES: z.url(),
});
