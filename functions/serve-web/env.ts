import * as z from 'zod';

/** The variables of serve-web; the stack must set each of them. */
export const env = z.object({});
