/** What an intrinsic may look up while it is resolved. */
export type Scope = {
  /** Value of Ref for a parameter, pseudo parameter or resource; throws when there is none. */
  ref(name: string): unknown;
  /** Value of Fn::GetAtt; throws when the resource has no such attribute here. */
  attribute(logicalId: string, name: string): string;
  condition(name: string): boolean;
  /** Last word on every composed text, e.g. to put the local origin in place of the API's host. */
  composed(text: string): string;
};

/** Stands for AWS::NoValue: the property that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

const unsupported = (what: string): Error => new Error(`${what} is not supported by the local runtime`);

const list = (name: string, value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new Error(`${name} needs a list`);
  return value;
};

const text = (name: string, value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Error(`${name} needs text, not ${JSON.stringify(value)}`);
};

const attributeOf = (value: unknown, scope: Scope): string => {
  const parts = typeof value === 'string' ? value.split('.') : list('Fn::GetAtt', value);
  const [logicalId, ...name] = parts.map((part) => text('Fn::GetAtt', part));
  return scope.attribute(logicalId ?? '', name.join('.'));
};

const substitute = (value: unknown, scope: Scope): string => {
  const [template, own] = typeof value === 'string' ? [value, {}] : list('Fn::Sub', value);
  const names = resolveValue(own, scope) as Record<string, unknown>;
  return text('Fn::Sub', template).replace(/\$\{(!?)([^}]*)\}/g, (_, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`;
    if (Object.hasOwn(names, name)) return text('Fn::Sub', names[name]);
    return name.includes('.') ? attributeOf(name, scope) : text('Fn::Sub', scope.ref(name));
  });
};

type Intrinsic = (value: unknown, scope: Scope) => unknown;

/** Conditions may be written in place too, so the same functions serve both. */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (value, scope) => scope.ref(text('Ref', value)),
  'Fn::GetAtt': attributeOf,
  'Fn::Join': (value, scope) => {
    const [separator, parts] = list('Fn::Join', value);
    const resolved = list('Fn::Join', resolveValue(parts, scope)).map((part) => text('Fn::Join', part));
    return scope.composed(resolved.join(text('Fn::Join', separator)));
  },
  'Fn::Sub': (value, scope) => scope.composed(substitute(value, scope)),
  'Fn::Select': (value, scope) => {
    const [index, from] = list('Fn::Select', resolveValue(value, scope));
    const chosen = list('Fn::Select', from)[Number(index)];
    if (chosen === undefined) throw new Error(`Fn::Select: there is no element ${String(index)}`);
    return chosen;
  },
  'Fn::Split': (value, scope) => {
    const [separator, from] = list('Fn::Split', resolveValue(value, scope));
    return text('Fn::Split', from).split(text('Fn::Split', separator));
  },
  'Fn::If': (value, scope) => {
    const [name, yes, no] = list('Fn::If', value);
    return resolveValue(scope.condition(text('Fn::If', name)) ? yes : no, scope);
  },
  'Fn::Equals': (value, scope) => {
    const [left, right] = list('Fn::Equals', resolveValue(value, scope));
    return text('Fn::Equals', left) === text('Fn::Equals', right);
  },
  'Fn::Not': (value, scope) => !truth(list('Fn::Not', value)[0], scope),
  'Fn::And': (value, scope) => list('Fn::And', value).every((part) => truth(part, scope)),
  'Fn::Or': (value, scope) => list('Fn::Or', value).some((part) => truth(part, scope)),
};

const truth = (value: unknown, scope: Scope): boolean => {
  const resolved = resolveCondition(value, scope);
  if (typeof resolved !== 'boolean') throw new Error(`A condition gave ${JSON.stringify(resolved)}`);
  return resolved;
};

/** Resolves a condition's expression, where {Condition: name} refers to another condition. */
export const resolveCondition = (value: unknown, scope: Scope): unknown => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [entry] = entries;
  if (entries.length === 1 && entry?.[0] === 'Condition') return scope.condition(text('Condition', entry[1]));
  return resolveValue(value, scope);
};

/**
 * The value with every intrinsic replaced by what it stands for.
 * Throws for an intrinsic that is not known here, so that nothing is silently taken as text.
 */
export const resolveValue = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value))
    return value.map((part) => resolveValue(part, scope)).filter((part) => part !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [single] = entries;
  if (entries.length === 1 && single) {
    const [name, argument] = single;
    const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
    if (intrinsic) return intrinsic(argument, scope);
    if (name.startsWith('Fn::')) throw unsupported(`Intrinsic ${name}`);
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, part] of entries) {
    const value = resolveValue(part, scope);
    if (value !== noValue) resolved[key] = value;
  }
  return resolved;
};
