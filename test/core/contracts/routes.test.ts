import { describe, expect, it } from 'vitest';
import { type Contents, type Route, refusalsOf, routeKeyOf } from '../../../core/contracts/routes/route.ts';
import { routes } from '../../../core/contracts/routes.ts';
import { readSubmission } from '../../../core/submission.ts';

const described = routes.map((route) => [routeKeyOf(route), route] as const);

/** The examples of some bodies, with the schemas that they are examples of. */
const examplesOf = (contents: Contents = {}) =>
  Object.entries(contents).filter(([, { example }]) => example !== undefined);

describe('the description of the API', () => {
  it('has each route once, and each under a name of its own', () => {
    expect(new Set(routes.map(routeKeyOf)).size).toBe(routes.length);
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it.each(described)('%s: asks for credentials exactly below /api', (_, { path, roles }) => {
    expect(roles === 'public').toBe(!path.startsWith('/api/'));
  });

  it.each(described)('%s: describes the parameters that its path has', (_, { path, parameters }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(parameters?.path?.shape ?? {})).toEqual(named);
  });

  it.each(described)('%s: shows examples that would be taken and answered', (_, { body, answers }) => {
    for (const [, { schema, example }] of examplesOf(body)) {
      expect(schema.safeParse(example).error).toBeUndefined();
    }
    for (const { content } of Object.values(answers)) {
      for (const [, { schema, example }] of examplesOf(content)) {
        expect(schema.parse(example)).toEqual(example);
      }
    }
  });

  it.each(described.filter(([, { body }]) => body))(
    '%s: shows an example of what it takes',
    (_, { body }) => {
      expect(examplesOf(body)).not.toEqual([]);
    },
  );

  it('shows a form whose fields are all read, and none as an answer', () => {
    const [[, { example }] = ['', { example: {} }]] = examplesOf(
      routes.find((it) => it.path === '/leads')?.body,
    );
    const read = readSubmission(new Map(Object.entries(example as Record<string, string>)));
    expect(read).toMatchObject({ ok: true, submission: { answers: {} } });
  });
});

describe('the refusals of a route', () => {
  const plain: Route = {
    method: 'get',
    path: '/x',
    operationId: 'x',
    tag: 'Service',
    summary: 'x',
    roles: 'public',
    answers: {},
  };
  const statuses = (more: Partial<Route>) => Object.keys(refusalsOf({ ...plain, ...more })).map(Number);
  const byId = routes.find(({ operationId }) => operationId === 'changeMember');

  it('follow from what it asks for', () => {
    expect(statuses({})).toEqual([]);
    expect(statuses({ roles: ['admin'] })).toEqual([401, 403]);
    expect(statuses({ parameters: { path: byId?.parameters?.path } })).toEqual([404]);
    expect(statuses({ parameters: { header: byId?.parameters?.header } })).toEqual([412]);
    expect(statuses({ body: {} })).toEqual([400, 413, 415, 422]);
    expect(statuses({ refusals: { 409: 'Taken.' } })).toEqual([409]);
  });
});
