import type { Editor } from '../../core/team-editing.ts';
import { actorOf, type Principal } from '../shared/authorizer.ts';
import { Refused } from '../shared/problem.ts';

/** Who reads or changes the team, and the name under which the audit keeps it. */
export type Caller = Editor & { readonly actor: string };

/** Throws `Refused` for readers of figures: they do not read people. */
export function callerOf(principal: Principal): Caller {
  const { role } = principal;
  if (role === 'bi') throw new Refused('forbidden');
  const memberId = principal.kind === 'person' ? principal.memberId : null;
  return { memberId, role, actor: actorOf(principal) };
}
