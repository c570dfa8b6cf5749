/** The API as the console asks it, typed by the API's own description. */
import createClient from 'openapi-fetch';
import { noteServerTime } from '../parts/time/now.ts';
import type { components, paths } from './schema.ts';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

export type Api = ReturnType<typeof apiFor>;

/** Who asks, by headers; null when nobody is there any longer. */
type Credentials = () => Promise<Readonly<Record<string, string>> | null>;

/** `onSignedOut` hears when nobody is there, or the API no longer knows them. */
export function apiFor(credentials: Credentials, onSignedOut: () => void) {
  const api = createClient<paths, 'application/json' | 'application/problem+json'>({
    baseUrl: location.origin,
  });
  api.use({
    async onRequest({ request }) {
      for (const [name, value] of Object.entries((await credentials()) ?? {}))
        request.headers.set(name, value);
    },
    onResponse({ response }) {
      noteServerTime(response.headers.get('date'));
      if (response.status === 401) onSignedOut();
    },
  });
  return api;
}

/** What the API said instead of doing what was asked. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** What is wrong with a field of the request, such as `fit.authority`; undefined when nothing is. */
  of(path: string): string | undefined {
    return this.problem.errors?.find((error) => error.path === path)?.message;
  }
}

type Answered<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

/**
 * What the API answered.
 * @throws {Refusal} for everything else it says; a `TypeError` when it cannot be reached.
 */
export async function answerOf<Data>(request: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await request;
  if (response.ok) return data as Data;
  throw new Refusal(problemOf(error, response));
}

/** Gateways in between answer without a problem of ours. */
function problemOf(said: unknown, response: Response): Problem {
  if (typeof said === 'object' && said !== null && 'title' in said && 'status' in said)
    return said as Problem;
  const title = response.status === 429 ? 'Too many requests at once' : 'The service did not answer properly';
  return { type: 'about:blank', title, status: response.status };
}
