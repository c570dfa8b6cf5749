import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import type { Resource } from '../ports.ts';
import { supported } from './supported.ts';

/** What of a viewer's request a CloudFront Function may look at here, and change: the path, as it came. */
export type EdgeRequest = { readonly method: string; readonly uri: string };

/** Milliseconds, by the clock of a machine that may be busy: only a function that never ends takes so long. */
const PATIENCE_MS = 2_000;

const propertiesSchema = z.strictObject({
  Name: z.string(),
  AutoPublish: z.literal(true),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({
    Comment: z.string(),
    Runtime: z.enum(['cloudfront-js-1.0', 'cloudfront-js-2.0']),
  }),
  Tags: z.unknown().optional(),
});

/** An answer instead of the request, or a change of anything else, would go unplayed. */
const resultSchema = z.strictObject({
  method: z.string(),
  uri: z.string().startsWith('/'),
  querystring: z.strictObject({}),
  headers: z.strictObject({}),
  cookies: z.strictObject({}),
});

/**
 * A CloudFront Function at viewer-request, in a context of its own. It sees method and path alone.
 * @returns what it makes of a path.
 * @throws at once for code without a handler; when called, for what it may not answer here.
 */
export const createEdgeFunction = (resource: Resource) => {
  const { logicalId } = resource;
  const { FunctionCode } = supported(resource, propertiesSchema);
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(FunctionCode, { filename: logicalId }).runInContext(context, {
    timeout: PATIENCE_MS,
  });
  if (new Script('typeof handler').runInContext(context) !== 'function')
    throw new Error(`${logicalId}: its code declares no function handler`);

  return ({ method, uri }: EdgeRequest): string => {
    const request = { method, uri, querystring: {}, headers: {}, cookies: {} };
    const event = JSON.stringify({ version: '1.0', context: { eventType: 'viewer-request' }, request });
    const call = new Script(`JSON.stringify(handler(${event}))`, { filename: logicalId });
    const result: unknown = JSON.parse(String(call.runInContext(context, { timeout: PATIENCE_MS })));
    return resultSchema.parse(result).uri;
  };
};
