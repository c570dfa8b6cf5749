/** Errors of a model as lines for people: bounded, whatever somebody wrote there. */
import type { ModelError } from '../core/operating-model.ts';
import { excerpt, oneLine, visible } from '../core/text.ts';

const MOST_OF_A_VALUE = 80;
const MOST_OF_A_MESSAGE = 500;
/** An alias of YAML may lie inside what it stands for: no value is followed to its end. */
const DEEPEST = 3;

/** `path: what would be accepted (found: what is there)` */
export function errorLine({ path, message, value }: ModelError): string {
  const told = `${path || '(the whole file)'}: ${message}`;
  const found = value === undefined ? '' : ` (found: ${shownValue(value)})`;
  return `${excerpt(printable(told), MOST_OF_A_MESSAGE)}${found}`;
}

/** A value as JSON in one line, cut where it is long or deep. */
export const shownValue = (value: unknown): string =>
  excerpt(printable(written(value, DEEPEST)), MOST_OF_A_VALUE);

/** Text of a model in one line that no terminal acts on. */
export const printable = (text: string): string => visible(oneLine(text));

function written(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === 0) return '…';
  // Each has a character at least, so that more would not be shown.
  const entries = Object.entries(value).slice(0, MOST_OF_A_VALUE);
  if (Array.isArray(value)) return `[${entries.map(([, item]) => written(item, depth - 1)).join(', ')}]`;
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${written(item, depth - 1)}`).join(', ')}}`;
}
