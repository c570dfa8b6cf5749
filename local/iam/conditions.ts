import { matchesPattern } from './match.ts';

/** Facts about a call that a policy's conditions may ask for, e.g. ses:FromAddress. */
export type CallContext = Readonly<Record<string, string | readonly string[]>>;

/** operator → condition key → the values of which one must hold. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Test = (expected: readonly string[], actual: readonly string[]) => boolean;

const some =
  (fits: (pattern: string, value: string) => boolean): Test =>
  (expected, actual) =>
    actual.some((value) => expected.some((pattern) => fits(pattern, value)));

const equal = some((pattern, value) => pattern === value);
const like = some((pattern, value) => matchesPattern(pattern, value));
const not =
  (test: Test): Test =>
  (expected, actual) =>
    !test(expected, actual);

/** A key that the call does not carry fails the positive operators and passes the negative ones, as on AWS. */
const operators: Readonly<Record<string, Test>> = {
  StringEquals: equal,
  StringNotEquals: not(equal),
  StringLike: like,
  StringNotLike: not(like),
  ArnEquals: like,
  ArnLike: like,
  Bool: equal,
  'ForAllValues:StringEquals': (expected, actual) => actual.every((value) => equal(expected, [value])),
  'ForAllValues:StringLike': (expected, actual) => actual.every((value) => like(expected, [value])),
  'ForAnyValue:StringEquals': equal,
  'ForAnyValue:StringLike': like,
};

/** Keys whose value the façade knows for a call. A policy that asks for another one cannot be judged here. */
const knownKeys: ReadonlySet<string> = new Set([
  'aws:securetransport',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:requestedregion',
  'ses:fromaddress',
  'ses:recipients',
]);

/** Keys whose value is known for some actions alone. */
const knownFor: Readonly<Record<string, RegExp>> = {
  'dynamodb:leadingkeys': /^dynamodb:(Get|Put|Update|Delete|ConditionCheck)Item$/,
};

const isKnown = (key: string, actions: readonly string[]): boolean =>
  knownKeys.has(key) || actions.every((action) => knownFor[key]?.test(action) ?? false);

/** Throws when a condition uses an operator or key that the local runtime cannot judge for these actions. */
export const checkConditions = (where: string, actions: readonly string[], conditions: Conditions): void => {
  for (const [operator, keys] of Object.entries(conditions)) {
    if (!Object.hasOwn(operators, operator))
      throw new Error(`${where}: condition operator ${operator} is not supported by the local runtime`);
    for (const key of Object.keys(keys))
      if (!isKnown(key.toLowerCase(), actions))
        throw new Error(`${where}: condition key ${key} is not supported by the local runtime`);
  }
};

/** Whether every condition holds in the context of a call. */
export const conditionsHold = (conditions: Conditions, context: CallContext): boolean => {
  const facts = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) => {
      const value = facts.get(key.toLowerCase());
      const actual = value === undefined ? [] : typeof value === 'string' ? [value] : value;
      return operators[operator]?.(expected, actual) ?? false;
    }),
  );
};
