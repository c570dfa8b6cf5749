/**
 * The operating model: the one set of rules that marketing and sales both read and change (handoff.yaml).
 * Minutes are policy minutes; wall-clock times are `HH:MM` in the model's time zone; dates are `YYYY-MM-DD`.
 */
import * as z from 'zod';
import { plainWords } from './text.ts';

export const tiers = ['high', 'standard', 'nurture'] as const;
/** How quickly a lead must hear from us: high intent, standard or nurture. */
export type Tier = (typeof tiers)[number];

export const channels = ['email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const wallTime = z.string().regex(WALL_TIME, 'expected a time of day such as "09:00"');
const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected an id of a-z, 0-9 and "-", at most 40 long');
const minutes = z
  .number()
  .positive()
  .max(60 * 24 * 14);

/** A stretch of open hours inside one day, `from` < `to`. `to` may be "24:00". */
const shift = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'expected a shift such as "09:00-12:30"',
  )
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))
  .refine((it) => it.from < it.to, 'a shift must end after it starts');
export type Shift = z.output<typeof shift>;

const shifts = z
  .array(shift)
  .max(6)
  .refine(
    (list) => list.every((it, i) => i === 0 || it.from >= (list[i - 1] as Shift).to),
    'shifts of a day must be in order and must not overlap',
  );

const calendar = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone such as "Europe/Berlin"'),
  hours: z
    .strictObject(Object.fromEntries(weekdays.map((day) => [day, shifts.default([])])))
    .transform((hours) => hours as Record<Weekday, Shift[]>)
    .refine((hours) => Object.values(hours).some((day) => day.length > 0), 'at least one day must be open'),
  holidays: z.array(z.iso.date()).max(400).default([]),
});
/** Business hours in one time zone: split shifts per weekday, whole-day holidays. */
export type CalendarRules = z.output<typeof calendar>;

const offsets = z
  .strictObject({
    due: z.undefined().optional(),
    clock: z.enum(['elapsed', 'business']),
    respondWithin: minutes,
    escalateAfter: minutes,
    reassignAfter: minutes,
  })
  .refine((rule) => rule.respondWithin <= rule.escalateAfter && rule.escalateAfter <= rule.reassignAfter, {
    message: 'expected respondWithin <= escalateAfter <= reassignAfter',
  });
const closeOfDay = z.strictObject({
  clock: z.literal('business'),
  due: z.literal('close-of-day'),
  cutoff: wallTime,
  reassignAfterClose: minutes,
});
/** `due` tells the two apart, so that an error names the value that is wrong and not the whole rule. */
const tierRule = z.discriminatedUnion('due', [offsets, closeOfDay]);
/** Deadlines of a tier: offsets from the owner's assignment, or the close of the same business day. */
export type TierRule = z.output<typeof offsets> | z.output<typeof closeOfDay>;

const channelList = z.array(z.enum(channels)).default([]);
const alertRule = z.strictObject({
  owner: channelList,
  manager: channelList,
  previousOwner: channelList,
});
/** Who hears of a moment, and by which channel. */
export type AlertRule = z.output<typeof alertRule>;
const silent = { owner: [], manager: [], previousOwner: [] };
const alertRules = z.strictObject({
  assigned: alertRule.default(silent),
  due: alertRule.default(silent),
  breached: alertRule.default(silent),
  reassigned: alertRule.default(silent),
});
/** The moments people are alerted to. */
export type AlertKind = keyof z.output<typeof alertRules>;

const person = z.strictObject({
  id,
  name: z.string().trim().min(1).max(100),
  email: z.email(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'expected a number in E.164 form such as "+14155550100"')
    .optional(),
});
const rep = person.extend({ available: z.boolean().default(true) });
export type Person = z.output<typeof person>;
export type Rep = z.output<typeof rep>;

const team = z
  .strictObject({ manager: person, reps: z.array(rep).max(500) })
  .superRefine(({ manager, reps }, context) => {
    const seen = new Set([manager.id]);
    for (const [index, { id: repId }] of reps.entries()) {
      if (seen.has(repId)) {
        context.addIssue({
          code: 'custom',
          path: ['reps', index, 'id'],
          message: `"${repId}" is used twice`,
        });
      }
      seen.add(repId);
    }
  });
export type Team = z.output<typeof team>;

const phrases = z
  .array(z.string().transform(plainWords).pipe(z.string().min(2).max(80)))
  .max(100)
  .default([]);
const forms = z.array(z.string().trim().toLowerCase().min(1).max(100)).max(200).default([]);
const intent = z.strictObject({
  highIntentForms: forms,
  nurtureForms: forms,
  demoRequested: phrases,
  pricingAsked: phrases,
  implementationAsked: phrases,
});
export type IntentRules = z.output<typeof intent>;

const marketing = z.strictObject({
  owner: id,
  sources: z.record(z.string(), id).default({}),
  campaigns: z.record(z.string(), id).default({}),
});
export type MarketingOwners = z.output<typeof marketing>;

const operatingModel = z.strictObject({
  version: z.literal(1),
  calendar,
  tiers: z.strictObject({
    high: tierRule,
    standard: tierRule,
    nurture: tierRule,
  }),
  maxOwners: z.number().int().min(1).max(50),
  alerts: z.strictObject({ high: alertRules, standard: alertRules, nurture: alertRules }),
  intent,
  marketing,
  dispositions: z.array(id.or(z.string().regex(/^[a-z][a-z_]{1,39}$/))).min(1),
  team,
});
export type OperatingModel = z.output<typeof operatingModel>;

/** One rule that is wrong: where, and what would be accepted. */
export type ModelError = { readonly path: string; readonly message: string };

/**
 * Reads the operating model from parsed YAML or JSON.
 * Answers every error at once, each with its path such as `tiers.high.respondWithin`.
 */
export function parseOperatingModel(
  value: unknown,
): { ok: true; model: OperatingModel } | { ok: false; errors: ModelError[] } {
  const parsed = operatingModel.safeParse(value);
  if (parsed.success) return { ok: true, model: parsed.data };
  return {
    ok: false,
    errors: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
