/**
 * A route as it is described to those who call it: what it takes, what it answers, and for whom. OpenAPI is generated
 * from these, and tests hold the functions to them. No function reads them: they are in no bundle.
 */
import * as z from 'zod';
import type { MemberRole } from '../../team.ts';
import type { KeyRole } from '../../team-contracts.ts';

/** What a person or a key may be. */
export type CallerRole = MemberRole | KeyRole;
/** Everybody but the readers of figures, who do not read people. */
export const people = ['rep', 'manager', 'marketer', 'admin'] as const satisfies readonly CallerRole[];
export const managers = ['manager', 'admin'] as const satisfies readonly CallerRole[];
export const readersOfFigures = [...people, 'bi'] as const satisfies readonly CallerRole[];

export const tags = {
  Leads: 'From the form to the deal.',
  Figures: 'What both teams read in their meeting.',
  Model: 'The rules that both teams work by.',
  Alerts: 'Whom an alert did not reach.',
  Trouble: 'What waits for a person to look at it.',
  Team: 'Who is there to take leads.',
  Keys: 'Keys for machines.',
  Service: 'Where to sign in, and this description.',
} as const;

/** A body of one media type. An answer that several routes give has its example at one of them. */
type Content = { readonly schema: z.ZodType; readonly example?: unknown };
/** Bodies by their media type. */
export type Contents = Readonly<Record<string, Content>>;

export type Answer = {
  readonly description: string;
  readonly content?: Contents;
  readonly headers?: z.ZodObject;
};

export type Route = {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly tag: keyof typeof tags;
  readonly summary: string;
  readonly description?: string;
  /** Who may ask; `public` routes ask for no credentials. */
  readonly roles: readonly CallerRole[] | 'public';
  readonly parameters?: {
    readonly path?: z.ZodObject;
    readonly query?: z.ZodObject;
    readonly header?: z.ZodObject;
  };
  readonly body?: Contents;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Refusals by status, with what they mean here, beside those that `refusalsOf` tells by the rest. */
  readonly refusals?: Readonly<Record<number, string>>;
};

export const json = (schema: z.ZodType, example?: unknown): Contents => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});

export const ok = (schema: z.ZodType, example: unknown, description = 'As asked.'): Route['answers'] => ({
  200: { description, content: json(schema, example) },
});

/** The API Gateway's name of a route, such as `GET /api/leads/{id}`. */
export const routeKeyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${path}`;

/** Every refusal that a caller may meet, by status, with what it means. */
export function refusalsOf({
  roles,
  parameters = {},
  body,
  refusals,
}: Route): Readonly<Record<number, string>> {
  const when = (holds: boolean, told: Record<number, string>) => (holds ? told : {});
  return Object.assign(
    {},
    when(roles !== 'public', { 401: 'No valid credentials.', 403: 'The role does not allow it.' }),
    when(parameters.path !== undefined, { 404: 'There is no such thing.' }),
    when('if-match' in (parameters.header?.shape ?? {}), { 412: 'It has changed since.' }),
    when(parameters.query !== undefined, { 422: 'The query does not fit; `errors` name its fields.' }),
    when(body !== undefined, {
      400: 'The body cannot be read.',
      413: 'The body is too large.',
      415: 'The content type is not supported.',
      422: 'Fields are not valid; `errors` name them.',
    }),
    refusals,
  );
}

export const ifMatch = z.object({
  'if-match': z.string().optional().describe('Makes the change to this version or not at all.'),
});
export const ifNoneMatch = z.object({
  'if-none-match': z.string().optional().describe('The ETag of an answer that is there already.'),
});
export const etag = z.object({ etag: z.string().describe('The version that was answered.') });
