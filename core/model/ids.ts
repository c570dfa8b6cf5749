import * as z from 'zod';

/** The id of a person, a pool or a rule: it appears in links, keys of the tables and events. */
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected an id of a-z, 0-9 and "-", at most 40 long');

/** A skill or territory: matched as it stands. */
export const tag = id;
