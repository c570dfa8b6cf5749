/**
 * The operating model: the one set of rules that marketing and sales both read and change (handoff.yaml).
 * Minutes are policy minutes; wall-clock times are `HH:MM` in the model's time zone; dates are `YYYY-MM-DD`.
 */
import * as z from 'zod';
import { alertRules } from './model/alert-rules.ts';
import { calendarRules } from './model/calendar-rules.ts';
import { expectation } from './model/expectations.ts';
import { fitRules } from './model/fit-rules.ts';
import { id } from './model/ids.ts';
import { intentRules } from './model/intent-rules.ts';
import { reviewRules } from './model/review-rules.ts';
import { routingRules } from './model/routing-rules.ts';
import { tierRule } from './model/tier-rules.ts';
import { memberSchema } from './team.ts';

export { type AlertKind, type AlertRule, type Channel, channels } from './model/alert-rules.ts';
export { type CalendarRules, type Shift, type Weekday, weekdays } from './model/calendar-rules.ts';
export type { FitRules } from './model/fit-rules.ts';
export type { IntentRules } from './model/intent-rules.ts';
export type { ReviewRules, ReviewThresholds } from './model/review-rules.ts';
export type { RoutingRules } from './model/routing-rules.ts';
export { type Tier, type TierRule, tiers } from './model/tier-rules.ts';

const marketing = z.strictObject({
  owner: id,
  sources: z.record(z.string(), id).default({}),
  campaigns: z.record(z.string(), id).default({}),
});
export type MarketingOwners = z.output<typeof marketing>;

/** Why a lead was closed without a deal. These five are always there; a model may have more. */
const commonDispositions = [
  'wrong_icp',
  'no_budget',
  'no_urgency',
  'competitor_chosen',
  'unresponsive',
] as const;
const disposition = z
  .string()
  .regex(/^[a-z][a-z_]{1,39}$/, 'expected a tag of a-z and "_", such as "no_budget"');
const dispositions = z
  .array(disposition)
  .max(50)
  .refine((tags) => new Set(tags).size === tags.length, 'a tag is there twice')
  .superRefine((tags, context) => {
    const missing = commonDispositions.filter((tag) => !tags.includes(tag));
    if (missing.length > 0) context.addIssue({ code: 'custom', message: `${missing.join(', ')} must stay` });
  });

const founders = z
  .array(memberSchema)
  .min(1)
  .max(500)
  .superRefine((members, context) => {
    for (const field of ['id', 'email'] as const) {
      const seen = new Set<string>();
      for (const [index, member] of members.entries()) {
        const value = member[field].toLowerCase();
        const path = [index, field];
        if (seen.has(value)) context.addIssue({ code: 'custom', path, message: `"${value}" is used twice` });
        seen.add(value);
      }
    }
  });

const operatingModel = z
  .strictObject({
    version: z.literal(1),
    calendar: calendarRules,
    tiers: z.strictObject({
      high: tierRule,
      standard: tierRule,
      nurture: tierRule,
    }),
    alerts: z.strictObject({ high: alertRules, standard: alertRules, nurture: alertRules }),
    /** Policy minutes of quiet that "I'm on it" buys its owner; the clock runs on. */
    claim: z.strictObject({ quietMinutes: z.number().positive().max(1_440) }),
    intent: intentRules,
    icp: fitRules,
    routing: routingRules,
    marketing,
    dispositions,
    review: reviewRules,
    /** Whether a rep may read the leads of others. */
    access: z.strictObject({ repsReadAllLeads: z.boolean() }),
    /** The team on the first day. Whoever is here and not yet on the team is added; the rest is changed in the product. */
    team: founders,
  })
  .superRefine(({ routing, team }, context) => {
    const path = ['routing', 'fallbackManager'];
    const managers = team.filter(({ role, active }) => active && (role === 'manager' || role === 'admin'));
    if (managers.some(({ id }) => id === routing.fallbackManager)) return;
    const accepted = managers.map(({ id }) => id).join(', ') || 'a manager or admin, whom the team lacks';
    const message = `"${routing.fallbackManager}" is no manager of the team; expected one of: ${accepted}`;
    context.addIssue({ code: 'custom', path, message });
  });
export type OperatingModel = z.output<typeof operatingModel>;

/** One rule that is wrong: where, what is there, and what would be accepted. */
export type ModelError = { readonly path: string; readonly message: string; readonly value?: unknown };

/**
 * Reads the operating model from parsed YAML or JSON.
 * Answers every error at once, each with its path such as `tiers.high.respondWithin` and the value that is there.
 */
export function parseOperatingModel(
  value: unknown,
): { ok: true; model: OperatingModel } | { ok: false; errors: ModelError[] } {
  const parsed = operatingModel.safeParse(value, { error: expectation });
  if (parsed.success) return { ok: true, model: parsed.data };
  return { ok: false, errors: parsed.error.issues.map((issue) => errorOf(issue, value)) };
}

function errorOf(issue: z.core.$ZodIssue, model: unknown): ModelError {
  const path = issue.path.join('.');
  // The message names the keys that are too many; the value there is all of their section.
  if (issue.code === 'unrecognized_keys') return { path, message: issue.message };
  // A name that is no id: zod says so of the record, and what it should be in the issue beneath.
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return { path, message, value: issue.path.at(-1) };
  }
  const there = valueAt(model, issue.path);
  return { path, message: issue.message, ...(there === undefined ? {} : { value: there }) };
}

const valueAt = (model: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step], model);

/** The model's shape as a JSON Schema (draft 2020-12), for editors. */
export const operatingModelJsonSchema = (): object =>
  z.toJSONSchema(operatingModel, {
    io: 'input',
    unrepresentable: 'any',
    // A tier with offsets has no `due`: of all of the model, the one thing that JSON Schema has no type for.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'undefined') jsonSchema.not = {};
    },
  });
