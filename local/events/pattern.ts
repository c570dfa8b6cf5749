export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Test = (value: Json | undefined) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Turns an EventBridge event pattern into a predicate over events. Known: exact values, `prefix`, `exists`,
 * `anything-but` (a value, a list, or a prefix) and nesting. Throws for any other operator, so that a rule which
 * would match on AWS never silently matches nothing here.
 * Source: EventBridge user guide, "Comparison operators".
 */
export function compilePattern(pattern: unknown, where = 'EventPattern'): (event: Json) => boolean {
  if (!isObject(pattern)) throw new Error(`${where}: an event pattern is an object`);
  const fields = Object.entries(pattern).map(([key, rule]) => {
    const path = `${where}.${key}`;
    if (key === '$or') throw new Error(`${path}: this operator is not played here`);
    if (isObject(rule)) {
      const inner = compilePattern(rule, path);
      return (event: Record<string, Json>) => inner(own(event, key) ?? {});
    }
    if (!Array.isArray(rule) || rule.length === 0) throw new Error(`${path}: expected a list of values`);
    const tests = rule.map((one) => compileTest(one, path));
    return (event: Record<string, Json>) => {
      const value = own(event, key);
      return tests.some((test) => test(value));
    };
  });
  return (event) =>
    fields.every((matches) => matches(isObject(event) ? (event as Record<string, Json>) : {}));
}

const own = (event: Record<string, Json>, key: string) =>
  Object.hasOwn(event, key) ? event[key] : undefined;

/** A list in an event matches when one of its elements does. */
const anyOf =
  (test: (value: Json) => boolean): Test =>
  (value) =>
    value !== undefined && (Array.isArray(value) ? value.some(test) : test(value));

function compileTest(rule: unknown, path: string): Test {
  if (rule === null || ['string', 'number', 'boolean'].includes(typeof rule))
    return anyOf((value) => value === rule);
  if (!isObject(rule) || Object.keys(rule).length !== 1)
    throw new Error(`${path}: expected a value or an object with one operator`);
  const [operator, operand] = Object.entries(rule)[0] as [string, unknown];
  switch (operator) {
    case 'prefix':
      return anyOf(startsWith(operand, path));
    case 'exists':
      if (typeof operand !== 'boolean') throw new Error(`${path}: exists takes true or false`);
      // exists looks at leaves only: an object under the key is not a value
      return (value) => (value !== undefined && !isObject(value)) === operand;
    case 'anything-but': {
      if (isObject(operand)) {
        if (Object.keys(operand).join() !== 'prefix')
          throw new Error(`${path}: anything-but takes a value, a list or a prefix here`);
        const starts = startsWith(operand['prefix'], path);
        return anyOf((value) => !starts(value));
      }
      const refused = [operand].flat();
      return anyOf((value) => !isObject(value) && !refused.includes(value));
    }
    default:
      throw new Error(`${path}: operator "${operator}" is not played here`);
  }
}

function startsWith(prefix: unknown, path: string): (value: Json) => boolean {
  if (typeof prefix !== 'string') throw new Error(`${path}: prefix takes a string`);
  return (value) => typeof value === 'string' && value.startsWith(prefix);
}
