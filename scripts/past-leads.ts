/** Reads past leads and the team over the API, as whoever's key it is may see them. Nothing is changed. */
import * as z from 'zod';
import { deadlinesSchema, leadSchema } from '../core/lead.ts';
import type { FirstAssignment, PastLead, ReplayMember } from '../core/replay.ts';
import { memberSchema } from '../core/team.ts';
import { whyOwnerSchema, whySchema } from '../core/why.ts';
import { type Api, ApiError, ask } from './api.ts';

/** The days are capture days in the model's time zone, `YYYY-MM-DD`, both included. Throws `ApiError`. */
export async function pastLeads(api: Api, from: string, to: string): Promise<PastLead[]> {
  const leads: PastLead[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ from, to, limit: '200', ...(cursor === null ? {} : { cursor }) });
    const page: z.output<typeof leadPage> = await ask(api, `/api/leads?${query}`, leadPage);
    for (const lead of page.items) leads.push(await pastLead(api, lead));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return leads;
}

/** Everybody who is or was on the team; null when this system keeps none. Throws `ApiError`. */
export async function currentTeam(api: Api): Promise<ReplayMember[] | null> {
  try {
    return (await ask(api, '/api/team', teamList)).items;
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
  const { timeline } = await ask(api, `/api/leads/${leadId}`, withTimeline);
  return assigned.parse(timeline.find(({ type }) => type === 'LeadAssigned'));
}
