/** What the team's and the keys' API takes. */
import * as z from 'zod';
import { memberSchema } from './team.ts';

/** `POST /api/team`: a member with what differs from the defaults. */
export const newMemberRequest = memberSchema;

const { id: _id, ...changeable } = memberSchema.shape;

/**
 * `PATCH /api/team/{id}`: what is named is replaced, of alerts each part for itself; `phone: null` takes a number away.
 */
export const memberChange = z.strictObject(
  Object.fromEntries(
    Object.entries({ ...changeable, phone: changeable.phone.nullable() }).map(([name, schema]) => [
      name,
      withoutDefault(schema).optional(),
    ]),
  ) as { [Name in keyof typeof changeable]: z.ZodOptional<z.ZodType<Changed<Name>>> },
);
type Changed<Name extends keyof typeof changeable> = Name extends 'alerts'
  ? Partial<z.output<typeof changeable.alerts>>
  : z.output<(typeof changeable)[Name]> | (Name extends 'phone' ? null : never);
export type MemberChange = z.output<typeof memberChange>;

/** What is left out of a change stays as it is, and does not fall back to the default. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema;
  if (!(inner instanceof z.ZodObject)) return inner;
  const parts = Object.entries(inner.shape as Record<string, z.ZodType>);
  return z.strictObject(
    Object.fromEntries(parts.map(([name, part]) => [name, withoutDefault(part).optional()])),
  );
}

/** What a person may change of themselves without a manager. */
export const ownFields = ['availability', 'outOfOffice', 'alerts'] as const satisfies (keyof MemberChange)[];

export const keyRoles = ['admin', 'manager', 'marketer', 'bi'] as const;
/** `bi` reads figures; the others may do what a member of that role may. */
export type KeyRole = (typeof keyRoles)[number];

/** The part of a key's text that is no secret. */
export const keyId = z.string().regex(/^[a-z0-9]{8,40}$/);

/** `POST /api/keys` */
export const newKeyRequest = z.strictObject({
  name: z.string().regex(/^[\w .-]{1,60}$/, 'expected up to 60 letters, digits, spaces, ".", "_" or "-"'),
  role: z.enum(keyRoles),
});

/** `GET /api/team/audit`: newest first. */
export const auditQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
