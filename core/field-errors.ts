/** What a schema refuses, as the errors that a caller is told. */
import type * as z from 'zod';
import type { FieldError } from './submission.ts';
import { oneLine } from './text.ts';

/** Paths join with dots, behind `under` where that is given. Each unknown field is an error of its own, so that the path names it. */
export function fieldErrors({ issues }: Pick<z.ZodError, 'issues'>, under: string[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path];
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({
      path: [...path, oneLine(key)].join('.'),
      message: 'is no field here',
    }));
  });
}
