/** A route of an HTTP API: "METHOD /path/{name}", "ANY /path/{proxy+}" or "$default". */
export type Route<Target> = { readonly routeKey: string; readonly target: Target };

export type Match<Target> = {
  readonly route: Route<Target>;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Compiled<Target> = {
  readonly route: Route<Target>;
  readonly method: string;
  readonly segments: readonly string[];
  readonly rank: string;
};

const isGreedy = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('+}');
const isVariable = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

/** Segment by segment a literal goes before a variable, that before a greedy one; then the method before ANY. */
const rankOf = (method: string, segments: readonly string[]): string =>
  `${segments.map((segment) => (isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0)).join('')}${method === 'ANY' ? 'z' : 'm'}`;

const splitPath = (path: string): string[] => path.split('/').slice(1);

const compile = <Target>(route: Route<Target>): Compiled<Target> => {
  const [method = '', path = '', ...rest] = route.routeKey.split(' ');
  if (rest.length > 0 || !/^[A-Z]+$/.test(method) || !path.startsWith('/'))
    throw new Error(`Route key ${route.routeKey} is not supported by the local runtime`);
  const segments = splitPath(path);
  if (segments.slice(0, -1).some(isGreedy))
    throw new Error(`Route key ${route.routeKey}: only the last segment may be greedy`);
  return { route, method, segments, rank: rankOf(method, segments) };
};

const parametersOf = (
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index];
    if (isGreedy(expected)) {
      const rest = segments.slice(index).join('/');
      if (rest === '') return undefined;
      parameters[expected.slice(1, -2)] = rest;
      return parameters;
    }
    if (actual === undefined) return undefined;
    if (isVariable(expected)) {
      if (actual === '') return undefined;
      parameters[expected.slice(1, -1)] = actual;
    } else if (actual !== expected) return undefined;
  }
  return segments.length === pattern.length ? parameters : undefined;
};

/**
 * Finds routes as API Gateway does: the most specific path first, an exact method before ANY, then $default.
 * @returns a function of method and decoded path; undefined when no route fits.
 * @throws for a route key that is not understood.
 */
export const createRouter = <Target>(
  routes: readonly Route<Target>[],
): ((method: string, path: string) => Match<Target> | undefined) => {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const compiled = routes
    .filter((route) => route !== fallback)
    .map(compile)
    .sort((left, right) => (left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0));
  return (method, path) => {
    const segments = splitPath(path);
    for (const candidate of compiled) {
      if (candidate.method !== method && candidate.method !== 'ANY') continue;
      const pathParameters = parametersOf(candidate.segments, segments);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
};
