/** What the API refused, told where it belongs. */
import { Refusal } from '../api/client.ts';
import { sentenceCase } from './words.ts';

/** Somebody else was faster: it is no longer what was seen. */
export const isStale = (error: unknown): boolean => error instanceof Refusal && error.status === 412;

const isIn = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** What is wrong with a field, or with a part of it: of `hours.monday` also what is told of `hours.monday.0`. */
export function errorAt(error: unknown, field: string): string | undefined {
  if (!(error instanceof Refusal)) return undefined;
  const found = error.problem.errors?.find(({ path }) => isIn(path, field));
  return found && sentenceCase(found.message);
}

/** Whether fields tell all of it, so that nothing is left to say beside the button. */
export const isToldAt = (error: unknown, fields: readonly string[]): boolean =>
  error instanceof Refusal &&
  error.problem.errors !== undefined &&
  error.problem.errors.every(({ path }) => fields.some((field) => isIn(path, field)));
