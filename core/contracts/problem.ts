/** How every refusal is told (RFC 9457), as `application/problem+json`. */
import * as z from 'zod';

export const problemAnswer = z.object({
  type: z.string().describe('`urn:lead-handoff:problem:` and which one it is: stable, for programs.'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong, field by field; a path such as `fit.authority`.'),
});
export type ProblemAnswer = z.output<typeof problemAnswer>;
