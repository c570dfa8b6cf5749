/** Who gets which lead: ordered rules lead to a pool, the pool's members take turns. */
import * as z from 'zod';
import { country, sizeRange } from './fit-rules.ts';
import { id, tag } from './ids.ts';
import { phraseList } from './intent-rules.ts';
import { tiers } from './tier-rules.ts';

const names = z.array(z.string().trim().min(1).max(100)).min(1).max(200);

/** What a lead must be for a rule; everything that is said must hold, of each list one. */
const condition = z.strictObject({
  countries: z.array(country).min(1).max(250).optional(),
  companySizes: z.array(sizeRange).min(1).max(20).optional(),
  industries: phraseList.min(1).optional(),
  forms: names.optional(),
  sources: names.optional(),
  tiers: z.array(z.enum(tiers)).min(1).optional(),
});
export type RuleCondition = z.output<typeof condition>;

const rule = z.strictObject({ name: id, when: condition.default({}), pool: id });

/** Who is in a pool: every active rep for whom all that is said here holds. */
const pool = z.strictObject({
  reps: z.array(id).min(1).max(500).optional(),
  skills: z.array(tag).min(1).max(20).optional(),
  territories: z.array(tag).min(1).max(50).optional(),
});
export type Pool = z.output<typeof pool>;

export const routingRules = z
  .strictObject({
    /** Owns what nobody else can take: a lead never waits without an owner. */
    fallbackManager: id,
    /** After this many owners the fallback manager takes the lead. */
    maxOwners: z.number().int().min(1).max(50),
    /** Leads of one company go to one owner while that person is available. */
    sameOwnerForAccount: z.boolean().default(true),
    /** Further e-mail domains that stand for no company. */
    freeMailDomains: z.array(z.string().trim().toLowerCase().min(3).max(100)).max(500).default([]),
    pools: z.record(id, pool),
    rules: z.array(rule).min(1).max(100),
  })
  .superRefine(({ pools, rules }, context) => {
    const seen = new Set<string>();
    for (const [index, { name, pool: named }] of rules.entries()) {
      const say = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['rules', index, field], message });
      if (!Object.hasOwn(pools, named)) {
        say('pool', `"${named}" is no pool; pools are ${Object.keys(pools).join(', ')}`);
      }
      if (seen.has(name)) say('name', `"${name}" is used twice`);
      seen.add(name);
    }
    const last = rules.at(-1);
    if (last && Object.keys(last.when).length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['rules', rules.length - 1, 'when'],
        message: 'the last rule must take every lead: leave its `when` out',
      });
    }
  });
export type RoutingRules = z.output<typeof routingRules>;
