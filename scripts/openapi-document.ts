/** The OpenAPI 3.1 document of the routes that core describes. */
import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { problemAnswer } from '../core/contracts/problem.ts';
import { type Contents, type Route, refusalsOf, tags } from '../core/contracts/routes/route.ts';
import { namedSchemas, routes } from '../core/contracts/routes.ts';

type Document = ReturnType<typeof createDocument>;

const description = `Answers are JSON in camelCase, times ISO 8601 UTC, ids ULIDs. What is refused is told as
\`application/problem+json\` (RFC 9457), with the fields that are wrong. Clients go on when there are more fields than they know.
\`x-roles\` of an operation says who may ask: the role of a person, or of the key of a machine.`;

export function openApiDocument(): Document {
  for (const [id, schema] of Object.entries(namedSchemas)) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Lead Handoff',
        version: '1',
        summary: 'The handoff of a lead from marketing to sales: stored, owned, timed, escalated, measured.',
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'Where this description was read from.' }],
      tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
      security: [],
      paths: paths(),
      components: {
        securitySchemes: {
          person: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'The access token of a person who signed in; an API key does as well.',
          },
          key: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'The API key of a machine.' },
        },
      },
    },
    { override: ({ jsonSchema, zodSchema, io }) => plainer(jsonSchema, zodSchema, io) },
  );
}

function paths(): ZodOpenApiPathsObject {
  const byPath: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes)
    byPath[route.path] = { ...byPath[route.path], [route.method]: operation(route) };
  return byPath;
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { operationId, tag, summary, roles, parameters, body } = route;
  return {
    operationId,
    tags: [tag],
    summary,
    description: route.description ?? summary,
    ...(roles === 'public'
      ? { security: [] }
      : { security: [{ person: [] }, { key: [] }], 'x-roles': roles }),
    ...(parameters ? { requestParams: parameters } : {}),
    ...(body ? { requestBody: { required: true, content: media(body) } } : {}),
    responses: responses(route),
  };
}

const problem = { 'application/problem+json': { schema: problemAnswer } };
const common = {
  tooMany: {
    id: 'TooManyRequests',
    description: 'Above the API’s rate: API Gateway itself asks to come back.',
    content: { 'application/json': { schema: z.object({ message: z.string() }) } },
  },
  failed: {
    id: 'Failed',
    description: 'Something failed on our side; after 503, try again.',
    content: problem,
  },
};

function responses(route: Route): ZodOpenApiResponsesObject {
  const answers = Object.entries(route.answers).map(([status, { description, content, headers }]) => [
    status,
    { description, ...(headers ? { headers } : {}), ...(content ? { content: media(content) } : {}) },
  ]);
  const refused = Object.entries(refusalsOf(route)).map(([status, description]) => [
    status,
    { description, content: problem },
  ]);
  return { ...Object.fromEntries([...answers, ...refused]), 429: common.tooMany, default: common.failed };
}

const media = (contents: Contents) =>
  Object.fromEntries(Object.entries(contents).map(([type, content]) => [type, { ...content }]));

/**
 * Without what a caller need not know: how times are checked and the largest number. Answers leave room for fields that
 * are added later. A text that is tidied before it is checked keeps the limits of what it becomes.
 */
function plainer(
  schema: z.core.JSONSchema.BaseSchema,
  zodSchema: z.core.$ZodType,
  io: 'input' | 'output',
): void {
  if (io === 'output' && schema['additionalProperties'] === false) delete schema['additionalProperties'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (
    zodSchema instanceof z.ZodPipe &&
    zodSchema.out instanceof z.ZodType &&
    zodSchema.out.type === 'string'
  ) {
    const { $schema: _, ...limits } = z.toJSONSchema(zodSchema.out);
    Object.assign(schema, limits, { ...schema });
  }
  if (['date-time', 'date', 'email', 'uri'].includes(String(schema['format']))) delete schema['pattern'];
}
