/** The team: who works with leads, what they may do, and when they can take one. */
import * as z from 'zod';
import { dailyStretch, timeZoneName, weeklyHoursText } from './model/calendar-rules.ts';
import { id, tag } from './model/ids.ts';
import { isSoundText, oneLine } from './text.ts';

export const memberRoles = ['rep', 'manager', 'marketer', 'admin'] as const;
/** A rep works on leads, a manager on everybody's, a marketer reads; an admin may do everything. */
export type MemberRole = (typeof memberRoles)[number];

const instant = z.iso.datetime('expected a UTC time such as "2026-12-24T12:00:00Z"');
const absence = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'must end after it starts');

/** In mail, chats and pages, so on one line and to be seen. */
const personName = z
  .string()
  .refine(isSoundText, 'must be well-formed Unicode')
  .transform(oneLine)
  .pipe(z.string().min(1, 'is required').max(100, 'must be at most 100 characters'))
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'expected a name with letters');

const webhook = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'expected an http(s) address' }).max(2_000),
  /** `standard`: a signed Standard Webhook. `slack`: a text that Slack-compatible endpoints show. */
  format: z.enum(['standard', 'slack']).default('standard'),
});

const alertSettings = z.strictObject({
  webhook: webhook.nullable().default(null),
  /** In the member's time zone; what is not urgent waits until they end. */
  quietHours: dailyStretch.nullable().default(null),
});

/** A member as handoff.yaml, the API and the Team table have it. */
export const memberSchema = z.strictObject({
  id,
  name: personName,
  email: z.email('expected an e-mail address').max(254),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'expected a number in E.164 form such as "+14155550100"')
    .optional(),
  role: z.enum(memberRoles),
  /** Who left the team keeps their history and takes nothing any more. */
  active: z.boolean().default(true),
  /** Null: the model's. */
  timeZone: timeZoneName.nullable().default(null),
  availability: z.enum(['on', 'off']).default('on'),
  outOfOffice: z.array(absence).max(50).default([]),
  /** Working hours; null: any time. They count for clocks that run day and night. */
  hours: weeklyHoursText.nullable().default(null),
  /** How many turns of a cycle are theirs. */
  weight: z.number().int().min(1).max(10).default(1),
  /** Most leads given in a day of their time zone, and most open leads owned at once; null: no limit. */
  dailyCap: z.number().int().min(0).max(1_000).nullable().default(null),
  openCap: z.number().int().min(0).max(10_000).nullable().default(null),
  skills: z.array(tag).max(50).default([]),
  territories: z.array(tag).max(50).default([]),
  alerts: alertSettings.default({ webhook: null, quietHours: null }),
});
export type Member = z.output<typeof memberSchema>;

/** What a member has to do: open leads owned, and leads given on `day` (YYYY-MM-DD in the member's zone). */
export type Load = { readonly open: number; readonly day: string | null; readonly today: number };

/** A member with what they have on their hands. `version` changes with the profile, not with the load. */
export type TeamMember = Member & { readonly load: Load; readonly version: number };
export type Team = readonly TeamMember[];

/** What decides whether somebody is given a lead: no name, no address. */
export type Candidate = Omit<TeamMember, 'name' | 'email' | 'phone' | 'alerts' | 'version'>;

/** Whether somebody can own leads now, whatever they have on their hands. */
export const worksOnLeads = ({ active, role }: Pick<Member, 'active' | 'role'>): boolean =>
  active && role !== 'marketer';

/** The person behind an id; undefined for marketing's names and for whoever never was on the team. */
export function personOf<Person extends { readonly id: string }>(
  team: readonly Person[],
  personId: string,
): Person | undefined {
  return team.find((member) => member.id === personId);
}
