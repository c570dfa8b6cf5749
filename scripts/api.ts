/** What commands need to talk to the API: where it is, the key to it, and errors that a person can do something about. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

/** What a person can do something about: told in a line, without a trace. */
export class Unusable extends Error {}
/** The question itself cannot be understood. */
export class WrongOption extends Error {}

/** The API refused, or is not there; the message says so to a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.status = status;
  }
}

export const isInTheWay = (error: unknown): boolean => error instanceof Unusable || error instanceof ApiError;

/** Also of parseArgs: an unknown option, or one without its value. */
export const isWrongOption = (error: unknown): boolean =>
  error instanceof WrongOption || String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');

/** Where the API is, and the key to it. */
export type Api = { readonly origin: string; readonly key: string };

export function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  throw new WrongOption(`--url must be an address such as http://127.0.0.1:3000, not "${text}"`);
}

/** The key that was given, else the one that `npm start` left in its data folder. */
export async function keyOf(given: string | undefined, data: string): Promise<string> {
  if (given !== undefined) return given;
  const file = join(data, 'credentials.json');
  try {
    return z.object({ adminKey: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).adminKey;
  } catch {
    throw new Unusable(`there is no adminKey in ${file}: start the system there, or give a key with --key`);
  }
}

const problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** How often an answer of "too many" or "too busy" is waited for, and for how long. */
const TRIES = 5;
const PAUSE_MS = 1_000;

/** What the API answers to a GET, or to a POST of `said`. Throws `ApiError`. */
export async function ask<Shape extends z.ZodType>(
  api: Api,
  path: string,
  schema: Shape,
  said?: object,
): Promise<z.output<Shape>> {
  for (let tried = 1; ; tried += 1) {
    const response = await reach(api, path, said);
    if ([429, 503].includes(response.status) && tried < TRIES) {
      await sleep(PAUSE_MS);
      continue;
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new ApiError(refusal(api, path, response.status, body), response.status);
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new ApiError(`${api.origin}${path} answers something else: ${where}: ${issue?.message}`, 200);
  }
}

async function reach({ origin, key }: Api, path: string, said?: object): Promise<Response> {
  const headers = { 'x-api-key': key, accept: 'application/json' };
  const post = {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(said),
  };
  try {
    return await fetch(`${origin}${path}`, said === undefined ? { headers } : post);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    throw new ApiError(`${origin} cannot be reached (${code ?? (error as Error).message})`, null);
  }
}

function refusal({ origin }: Api, path: string, status: number, body: unknown): string {
  if (status === 401) return `${origin} does not take the key (401): give one with --key`;
  const { data } = problem.safeParse(body);
  const fields = data?.errors?.map(({ path: field, message }) => `${field} ${message}`) ?? [];
  const said = [data?.title, data?.detail, ...fields].filter((text) => text !== undefined).join('; ');
  return `${origin}${path} answers ${status}${said === '' ? '' : `: ${said}`}`;
}
