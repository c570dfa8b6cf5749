/** The API as the console asks it, typed by the API's own description. */
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.ts';

type Schemas = components['schemas'];
export type Metrics = Schemas['Metrics'];
export type LeadItem = Schemas['LeadItem'];
export type Problem = Schemas['Problem'];

export type Api = ReturnType<typeof apiFor>;

/** Requests that carry these headers: who asks. */
export const apiFor = (headers: Readonly<Record<string, string>>) =>
  createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: location.origin, headers });
