/** Reads past leads and the team over the API, as whoever's key it is may see them. Nothing is changed. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { deadlinesSchema, leadSchema } from '../core/lead.ts';
import type { FirstAssignment, PastLead, ReplayMember } from '../core/replay.ts';
import { memberSchema } from '../core/team.ts';
import { whyOwnerSchema, whySchema } from '../core/why.ts';

/** Where the API is, and the key to it. */
export type Api = { readonly origin: string; readonly key: string };

/** The API refused, or is not there; the message says so to a person. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number | null;

  constructor(message: string, status: number | null) {
    super(message);
    this.status = status;
  }
}

/** The days are capture days in the model's time zone, `YYYY-MM-DD`, both included. Throws `ApiError`. */
export async function pastLeads(api: Api, from: string, to: string): Promise<PastLead[]> {
  const leads: PastLead[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ from, to, limit: '200', ...(cursor === null ? {} : { cursor }) });
    const page: z.output<typeof leadPage> = await get(api, `/api/leads?${query}`, leadPage);
    for (const lead of page.items) leads.push(await pastLead(api, lead));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return leads;
}

/** Everybody who is or was on the team; null when this system keeps none. Throws `ApiError`. */
export async function currentTeam(api: Api): Promise<ReplayMember[] | null> {
  try {
    return (await get(api, '/api/team', teamList)).items;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

const { shape } = leadSchema.options[0];
const leadShape = leadSchema.options[0]
  .pick({
    leadId: true,
    capturedAt: true,
    tier: true,
    tierReasons: true,
    contact: true,
    answers: true,
    qualification: true,
    ownerIds: true,
  })
  .extend({
    round: z.number(),
    form: z.string().nullable(),
    message: z.string().nullable(),
    attribution: z.object({ firstTouch: z.object({ source: z.string() }) }),
    stages: shape.stages,
    sla: deadlinesSchema.nullable(),
    why: whySchema.nullable(),
  });
type LeadShape = z.output<typeof leadShape>;
const leadPage = z.object({ items: z.array(leadShape), nextCursor: z.string().nullable() });

const routed = whyOwnerSchema.pick({ how: true, rule: true, pool: true });
const assigned = z.object({
  type: z.literal('LeadAssigned'),
  at: z.iso.datetime(),
  ownerId: z.string(),
  routed: routed.nullable().default(null),
  deadlines: deadlinesSchema,
});
const withTimeline = z.object({ timeline: z.array(z.looseObject({ type: z.string() })) });

const teamList = z.object({
  items: z.array(
    memberSchema
      .pick({
        id: true,
        role: true,
        active: true,
        weight: true,
        dailyCap: true,
        skills: true,
        territories: true,
        timeZone: true,
      })
      .strip(),
  ),
});

async function pastLead(api: Api, lead: LeadShape): Promise<PastLead> {
  const { form, message } = lead;
  const first = await firstAssignment(api, lead);
  return { ...lead, form: form ?? undefined, message: message ?? undefined, first };
}

/** The lead shows its current owner's clock; what the first one had, when there were more, is in its timeline. */
async function firstAssignment(
  api: Api,
  { leadId, stages, round, ownerIds, sla, why }: LeadShape,
): Promise<FirstAssignment | null> {
  if (!stages.assigned) return null;
  const { at } = stages.assigned;
  const [ownerId] = ownerIds;
  if (round === 1 && sla !== null && ownerId !== undefined) {
    return { at, ownerId, routed: why && routed.parse(why.owner), deadlines: sla };
  }
  const { timeline } = await get(api, `/api/leads/${leadId}`, withTimeline);
  return assigned.parse(timeline.find(({ type }) => type === 'LeadAssigned'));
}

const problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** How often an answer of "too many" or "too busy" is waited for, and for how long. */
const TRIES = 5;
const PAUSE_MS = 1_000;

async function get<Shape extends z.ZodType>(api: Api, path: string, schema: Shape): Promise<z.output<Shape>> {
  for (let tried = 1; ; tried += 1) {
    const response = await reach(api, path);
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

async function reach({ origin, key }: Api, path: string): Promise<Response> {
  try {
    return await fetch(`${origin}${path}`, { headers: { 'x-api-key': key, accept: 'application/json' } });
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
