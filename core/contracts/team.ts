/** The team and its keys as the API answers them. */
import * as z from 'zod';
import { weekdays } from '../model/calendar-rules.ts';
import { memberRoles } from '../team.ts';
import { auditEntrySchema } from '../team-audit.ts';
import { keyRoles } from '../team-contracts.ts';
import { passedOverReasons } from '../why.ts';

const instant = z.iso.datetime();
const nextCursor = z.string().nullable();

export const memberAnswer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().optional().describe('Not shown to other reps, as the telephone number.'),
  phone: z.string().optional(),
  role: z.enum(memberRoles),
  active: z.boolean(),
  timeZone: z.string().nullable().describe('Null: the model’s.'),
  availability: z.enum(['on', 'off']),
  outOfOffice: z.array(z.object({ from: instant, to: instant })),
  hours: z.record(z.enum(weekdays), z.array(z.string())).nullable().describe('Null: any time.'),
  weight: z.int().describe('How many turns of a cycle are theirs.'),
  dailyCap: z.int().nullable(),
  openCap: z.int().nullable(),
  skills: z.array(z.string()),
  territories: z.array(z.string()),
  alerts: z.object({
    webhook: z
      .object({ url: z.string(), format: z.enum(['standard', 'slack']) })
      .nullable()
      .optional()
      .describe('Shown to the member, and to managers and admins.'),
    quietHours: z.string().nullable().optional(),
  }),
  load: z.object({
    open: z.int().describe('Open leads that they own.'),
    today: z.int().describe('Leads given to them on this day of theirs.'),
  }),
  availableNow: z.object({
    available: z.boolean(),
    reason: z.enum([...passedOverReasons, 'inactive']).nullable(),
  }),
  version: z.int(),
  etag: z.string().describe('For `If-Match`.'),
});
export type MemberAnswer = z.output<typeof memberAnswer>;

/** `GET /api/team` */
export const teamAnswer = z.object({ items: z.array(memberAnswer) });
export type TeamAnswer = z.output<typeof teamAnswer>;

/** `POST /api/team`, `PATCH /api/team/{id}`, `POST /api/team/{id}/webhook-secret` */
export const memberChangedAnswer = memberAnswer.extend({
  openLeads: z
    .int()
    .optional()
    .describe('Of who leaves or no longer works on leads: open leads that they still own.'),
  webhookSecret: z.string().optional().describe('Of a new webhook: shown this once.'),
});
export type MemberChangedAnswer = z.output<typeof memberChangedAnswer>;

/** `GET /api/team/audit` */
export const auditAnswer = z.object({ items: z.array(auditEntrySchema), nextCursor });
export type AuditAnswer = z.output<typeof auditAnswer>;

const key = z.object({ keyId: z.string(), name: z.string(), role: z.enum(keyRoles), createdAt: instant });

/** `GET /api/keys` */
export const keyListAnswer = z.object({
  items: z.array(key.extend({ createdBy: z.string(), revokedAt: instant.nullable() })),
});
export type KeyListAnswer = z.output<typeof keyListAnswer>;

/** `POST /api/keys` */
export const issuedKeyAnswer = key.extend({ apiKey: z.string().describe('Shown this once.') });
export type IssuedKeyAnswer = z.output<typeof issuedKeyAnswer>;
