/**
 * Who owns the lead next. Rules lead to a pool, whose members take turns by weight; the owner of a company's leads goes
 * before them. Nobody who is away, has their fill or already had the lead is asked; the fallback manager is last.
 */
import type { Touch } from './attribution.ts';
import { absenceOf, type Moment } from './availability.ts';
import { headcount, parseRange, within } from './company-size.ts';
import { countryCode } from './countries.ts';
import { mentions } from './intent.ts';
import type { Lead } from './lead.ts';
import type { CalendarRules } from './model/calendar-rules.ts';
import type { Pool, RoutingRules, RuleCondition } from './model/routing-rules.ts';
import { type Candidate, personOf } from './team.ts';
import { plainWords } from './text.ts';
import { nextInCycle, weightedCycle } from './weighted-cycle.ts';
import type { PassedOver, WhyOwner } from './why.ts';

/** The owner chosen for a lead: a rep, or the manager because nobody else was left. */
export type NextOwner = { readonly kind: 'rep' | 'manager'; readonly ownerId: string };

/** What routing looks at; nothing else of a lead decides who gets it. */
export type Routable = Pick<Lead, 'contact' | 'form' | 'tier'> & {
  readonly attribution: { readonly firstTouch: Pick<Touch, 'source'> };
};

/** The first rule that the lead meets. The last rule takes every lead, so there is one. */
export function ruleFor(lead: Routable, { rules }: RoutingRules): { name: string; pool: string } {
  const rule = rules.find(({ when }) => meets(lead, when));
  if (!rule) throw new Error('the last routing rule must take every lead');
  return { name: rule.name, pool: rule.pool };
}

function meets({ contact, form, tier, attribution }: Routable, when: RuleCondition): boolean {
  const country = contact.country === undefined ? null : countryCode(contact.country);
  const size = contact.companySize === undefined ? null : headcount(contact.companySize);
  const industry = contact.industry === undefined ? '' : plainWords(contact.industry);
  const same = (name: string, value: string | undefined) => name.toLowerCase() === value?.toLowerCase();
  return (
    (when.countries?.some((code) => code.toUpperCase() === country) ?? true) &&
    (when.companySizes?.some((text) => size !== null && within(size, rangeOf(text)) === 'met') ?? true) &&
    (when.industries?.some((phrase) => mentions(industry, phrase)) ?? true) &&
    (when.forms?.some((name) => same(name, form)) ?? true) &&
    (when.sources?.some((name) => same(name, attribution.firstTouch.source)) ?? true) &&
    (when.tiers?.includes(tier) ?? true)
  );
}

/** The model's ranges were checked when it was read. */
const rangeOf = (text: string) => parseRange(text) as NonNullable<ReturnType<typeof parseRange>>;

/** The active reps of a pool, in the order of their ids, so that the cycle does not depend on how a table lists them. */
export function membersOf(pool: Pool, team: readonly Candidate[]): Candidate[] {
  return team
    .filter(
      ({ id, role, active, skills, territories }) =>
        active &&
        role === 'rep' &&
        (pool.reps?.includes(id) ?? true) &&
        (pool.skills?.every((skill) => skills.includes(skill)) ?? true) &&
        (pool.territories?.some((territory) => territories.includes(territory)) ?? true),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export type Question = {
  readonly rule: { readonly name: string; readonly pool: string };
  readonly routing: RoutingRules;
  readonly calendar: CalendarRules;
  readonly team: readonly Candidate[];
  /** Where the pool's cycle goes on. */
  readonly position: number;
  /** Who owns the leads of the same company; null for none. */
  readonly accountOwnerId: string | null;
  /** The lead's owners so far. */
  readonly hadIt: readonly string[];
  readonly moment: Moment;
};

export type Choice = {
  readonly owner: NextOwner;
  readonly why: WhyOwner;
  /** Where the cycle goes on after this choice; null when it took nobody's turn. */
  readonly position: number | null;
};

/** A reason is for a person to read: it names so many of those who were passed over. */
const MOST_NAMED = 20;

/** The next owner, and why. */
export function nextOwner(question: Question): Choice {
  const { rule, routing, calendar, team, accountOwnerId, hadIt, moment } = question;
  const passedOver: { memberId: string; reason: PassedOver }[] = [];
  const explained = (how: WhyOwner['how']): WhyOwner => ({
    how,
    rule: rule.name,
    pool: rule.pool,
    passedOver: passedOver.slice(0, MOST_NAMED),
  });
  const fallback = (): Choice => ({
    owner: { kind: 'manager', ownerId: routing.fallbackManager },
    why: explained('fallback'),
    position: null,
  });
  if (hadIt.length >= routing.maxOwners) return fallback();

  const cannot = (member: Candidate): PassedOver | null =>
    hadIt.includes(member.id) ? 'had-it' : absenceOf(member, moment, calendar);
  const asked = (member: Candidate): boolean => {
    const reason = cannot(member);
    if (reason !== null && !passedOver.some(({ memberId }) => memberId === member.id)) {
      passedOver.push({ memberId: member.id, reason });
    }
    return reason === null;
  };

  const known = accountOwnerId === null ? undefined : personOf(team, accountOwnerId);
  if (known?.active && known.role === 'rep' && asked(known)) {
    return { owner: { kind: 'rep', ownerId: known.id }, why: explained('account'), position: null };
  }
  const pool = membersOf(routing.pools[rule.pool] as Pool, team);
  const turn = nextInCycle(weightedCycle(pool), question.position, (id) =>
    asked(personOf(pool, id) as Candidate),
  );
  if (turn === null) return fallback();
  return { owner: { kind: 'rep', ownerId: turn.id }, why: explained('turn'), position: turn.position };
}
