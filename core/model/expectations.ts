/** What a model accepts, in words for whoever writes one, where zod has words for whoever writes code. */
import type * as z from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'settings by name',
  record: 'settings by name',
};

/** An error map for zod; undefined leaves the message to it. A rule's own message goes before either. */
export const expectation: z.core.$ZodErrorMap = (issue) => {
  const isMissing = issue.input === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return `${isMissing ? 'is missing: ' : ''}expected ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return isMissing ? `is missing: expected one of ${alternatives(issue.values)}` : undefined;
    case 'invalid_union':
      return Array.isArray(issue.options) ? termsExpectation(issue.options) : undefined;
    case 'unrecognized_keys': {
      const settings = Object.keys((issue.inst as z.core.$ZodObject | undefined)?._zod.def.shape ?? {});
      const unknown = issue.keys.map((key) => JSON.stringify(key)).join(', ');
      return `there is no ${unknown} here: expected ${settings.join(', ')}`;
    }
    default:
      return undefined;
  }
};

/** Of sections that a setting tells apart; one of them does not have it. */
function termsExpectation(options: readonly unknown[]): string {
  const named = options.filter((option) => option !== undefined);
  return `expected ${alternatives(named)}${named.length < options.length ? ', or left out' : ''}`;
}

const alternatives = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join('|');
