/** Who did something, as events and the audit name them. */

/** What a member of the team, or whoever else has this id, is called. */
export type NameOf = (id: string) => string;

const machines: Readonly<Record<string, string>> = {
  form: 'The form',
  reply: 'Their reply',
  workflow: 'The workflow',
  deployment: 'The deployment',
  operator: 'An operator',
};

/** `actor`: `form`, `reply`, `workflow`, `deployment`, `operator`, `<role>:<member id>`, `key:<name>`, or a member's id alone. */
export function actorWords(actor: string, nameOf: NameOf): string {
  const machine = machines[actor];
  if (machine) return machine;
  if (actor.startsWith('key:')) return `API key ${actor.slice('key:'.length)}`;
  return nameOf(memberOf(actor) ?? actor);
}

/** The member's id where it was a member; null for machines. */
function memberOf(actor: string): string | null {
  const [role, id] = actor.split(/:(.*)/s);
  if (id === undefined) return machines[actor] ? null : actor;
  return role === 'key' ? null : id;
}

/** Whoever looks at the page: a member, or a machine's key that somebody pasted. */
export type Who = {
  readonly kind: 'person' | 'key';
  readonly memberId: string | null;
  readonly name: string;
};

export const didIt = (who: Who, actor: string): boolean =>
  who.kind === 'key'
    ? actor === `key:${who.name}`
    : who.memberId !== null && memberOf(actor) === who.memberId;
