/** `GET /api/model` and `GET /api/model/deadlines`: the operating model as people read it. */
import * as z from 'zod';
import { stages } from '../lead.ts';
import { alertKinds, channels } from '../model/alert-rules.ts';
import { weekdays } from '../model/calendar-rules.ts';
import { tiers } from '../model/tier-rules.ts';
import { fitCriteria, intentSignals } from '../qualification.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const minutes = z.number();
const names = z.array(z.string());

const stage = z.object({
  stage: z.enum(stages),
  name: z.string(),
  means: z.string(),
  owner: z.string().describe('Who owns a lead in it, in words.'),
  open: z.boolean().describe('Whether somebody still works on it.'),
});

const alert = z.object({
  kind: z.enum(alertKinds),
  when: z.string(),
  owner: z.array(z.enum(channels)),
  manager: z.array(z.enum(channels)),
  previousOwner: z.array(z.enum(channels)),
  urgent: z.boolean().describe('False: it waits for the end of the recipient’s quiet hours.'),
});

const tier = z.object({
  tier: z.enum(tiers),
  takes: z.string().describe('Which leads are of it.'),
  clock: z.enum(['elapsed', 'business']),
  due: z.enum(['offsets', 'close-of-day']),
  respondWithin: minutes.nullable().describe('Policy minutes from assignment; null for `close-of-day`.'),
  escalateAfter: minutes.nullable(),
  reassignAfter: minutes.nullable(),
  cutoff: z.string().nullable().describe('Of `close-of-day`: from when on the next business day counts.'),
  reassignAfterClose: minutes.nullable().describe('Of `close-of-day`: business minutes.'),
  sentence: z.string(),
  alerts: z.array(alert),
});

const calendar = z.object({
  timeZone: z.string(),
  hours: z.array(z.object({ days: z.string(), shifts: names })).describe('Days of equal hours together.'),
  week: z.array(z.object({ day: z.enum(weekdays), shifts: names })).describe('Every day; none: closed.'),
  holidays: z.array(day).describe('Those of the next 12 months.'),
  holidayFeed: z.string().nullable(),
});

const fit = z.object({
  criterion: z.enum(fitCriteria),
  name: z.string(),
  required: z.boolean(),
  accepts: names.describe('Any of these meets it.'),
  sentence: z.string(),
});
const intent = z.object({
  signal: z.enum(intentSignals),
  name: z.string(),
  /** One of them is enough. */
  required: z.boolean(),
  accepts: names.describe('The words that say so; none where only a person or a reply does.'),
  sentence: z.string(),
});

const pool = z.object({
  name: z.string(),
  takes: z.string().describe('Who belongs to it.'),
  members: z
    .array(z.object({ id: z.string(), name: z.string(), weight: z.int() }))
    .describe('Of the team as it is now; nobody: the fallback manager takes its leads.'),
});
const routing = z.object({
  rules: z
    .array(z.object({ name: z.string(), takes: z.string(), pool: z.string() }))
    .describe('In the order in which they are asked.'),
  pools: z.array(pool),
  fallbackManager: z.object({ id: z.string(), name: z.string() }),
  maxOwners: z.int(),
  sameOwnerForAccount: z.boolean(),
  freeMailDomains: names,
});

const review = z.object({
  day: z.enum(weekdays),
  at: z.string(),
  recipients: z.array(
    z.object({
      memberId: z.string().nullable().describe('Null for an address outside of the team.'),
      name: z.string().nullable(),
      email: z.string().nullable().describe('Shown to managers and admins.'),
    }),
  ),
  thresholds: z.object({
    slowResponseMinutes: z.object({ high: minutes, standard: minutes, nurture: minutes }),
    noShowRate: z.number(),
    dispositionChange: z.number(),
    smallSample: z.int(),
  }),
  baseline: z.object({ from: day, to: day }).nullable().describe('What the scorecard is held against.'),
});

/** `GET /api/model` */
export const modelAnswer = z.object({
  stages: z.array(stage).describe('In the order in which a lead goes through them.'),
  tiers: z.array(tier),
  claimQuietMinutes: minutes.describe('Policy minutes of quiet that “I’m on it” buys.'),
  calendar,
  gate: z.object({ sentence: z.string(), fit: z.array(fit), intent: z.array(intent) }),
  intentRules: z.object({
    highIntentForms: names,
    nurtureForms: names,
    demoRequested: names,
    pricingAsked: names,
    implementationAsked: names,
    repliedWithinHours: z.number(),
  }),
  routing,
  dispositions: z.array(
    z.object({ tag: z.string(), label: z.string(), means: z.string().nullable().describe('Null: its own.') }),
  ),
  marketing: z.object({
    owner: z.string().describe('Of what no source or campaign names.'),
    sources: z.array(z.object({ source: z.string(), owner: z.string() })),
    campaigns: z.array(z.object({ campaign: z.string(), owner: z.string() })),
  }),
  review,
  access: z.object({ repsReadAllLeads: z.boolean() }),
});
export type ModelAnswer = z.output<typeof modelAnswer>;

/** `GET /api/model/deadlines` */
export const deadlinesQuery = z.strictObject({
  at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, {
      error: 'expected a time such as "2026-12-24T16:30"',
      abort: true,
    })
    .refine((at) => at >= '2000' && at < '2100', 'expected a time from 2000 to 2099')
    .optional()
    .describe('A time such as `2026-12-24T16:30` in the model’s zone; without it, samples that lie ahead.'),
  tier: z.enum(tiers, `expected one of ${tiers.join(', ')}`).optional(),
});

const shown = z.object({
  utc: instant,
  local: z.string().describe('As clocks of the model’s zone show it.'),
});

export const deadlinesAnswer = z.object({
  timeZone: z.string(),
  tiers: z.array(
    z.object({
      tier: z.enum(tiers),
      rows: z.array(
        z.object({
          label: z.string(),
          assignedAt: shown,
          respondBy: shown,
          escalateAt: shown,
          reassignAt: shown,
        }),
      ),
    }),
  ),
});
export type DeadlinesAnswer = z.output<typeof deadlinesAnswer>;
