import type { Template } from './load.ts';

/** A parameter's resolved value: list types are arrays, as Ref gives them. */
export type ParameterValue = string | readonly string[];

const asText = (name: string, value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`Parameter ${name}: the default must be text or a number`);
};

const asList = (text: string): string[] => (text === '' ? [] : text.split(',').map((part) => part.trim()));

const check = (name: string, rules: Template['Parameters'][string], text: string): void => {
  const allowed = rules['AllowedValues'];
  if (Array.isArray(allowed) && !allowed.map(String).includes(text))
    throw new Error(`Parameter ${name}: ${JSON.stringify(text)} is not one of ${allowed.join(', ')}`);
  const pattern = rules['AllowedPattern'];
  if (typeof pattern === 'string' && !new RegExp(`^(?:${pattern})$`).test(text))
    throw new Error(`Parameter ${name}: ${JSON.stringify(text)} does not match ${pattern}`);
  const { MinValue, MaxValue } = rules;
  if (typeof MinValue === 'number' && Number(text) < MinValue)
    throw new Error(`Parameter ${name}: ${text} is below the least value ${MinValue}`);
  if (typeof MaxValue === 'number' && Number(text) > MaxValue)
    throw new Error(`Parameter ${name}: ${text} is above the greatest value ${MaxValue}`);
};

/**
 * Values of the template's parameters: the supplied one, else the default.
 * A parameter without either, or of a type that only AWS can look up, is left out: a Ref to it fails then.
 * Throws when a supplied name is not declared or a value breaks the parameter's own rules.
 */
export const resolveParameters = (
  declared: Template['Parameters'],
  supplied: Readonly<Record<string, string>>,
): ReadonlyMap<string, ParameterValue> => {
  for (const name of Object.keys(supplied))
    if (!Object.hasOwn(declared, name)) throw new Error(`Parameter ${name} is not declared by the template`);
  const values = new Map<string, ParameterValue>();
  for (const [name, rules] of Object.entries(declared)) {
    const raw = Object.hasOwn(supplied, name) ? supplied[name] : rules['Default'];
    if (raw === undefined) continue;
    const text = asText(name, raw);
    if (rules.Type === 'String' || rules.Type === 'Number') {
      if (rules.Type === 'Number' && (text.trim() === '' || !Number.isFinite(Number(text))))
        throw new Error(`Parameter ${name}: ${JSON.stringify(text)} is not a number`);
      check(name, rules, text);
      values.set(name, text);
    } else if (rules.Type === 'CommaDelimitedList') values.set(name, asList(text));
  }
  return values;
};
