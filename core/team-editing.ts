/** Who may change what of a member, and the member as the change leaves them. */
import type { Member, MemberRole } from './team.ts';
import { type MemberChange, ownFields } from './team-contracts.ts';

/** Who asks: a person by their id, or a machine (`memberId` null) that may do what its role may. */
export type Editor = { readonly memberId: string | null; readonly role: MemberRole };

export type Edit =
  | { readonly outcome: 'changed'; readonly member: Member; readonly fields: readonly string[] }
  /** It says what is there already. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'forbidden'; readonly detail: string }
  /** The operating model counts on this person: with nobody left to take a lead, it is theirs. */
  | { readonly outcome: 'fallback-manager' };

/** Managers lead those who have no say over others. */
const led: readonly MemberRole[] = ['rep', 'marketer'];

export const managesLeads = (role: MemberRole): boolean => role === 'manager' || role === 'admin';

/** Whether somebody of this role may bring in or make somebody of that one. */
export const mayAppoint = (editor: Editor, role: MemberRole): boolean =>
  editor.role === 'admin' || (editor.role === 'manager' && led.includes(role));

/** What of this member is theirs to change; `none` says nothing of the member, not even whether the change is one. */
export function scopeOf(editor: Editor, member: Pick<Member, 'id' | 'role'>): 'all' | 'own' | 'none' {
  if (mayAppoint(editor, member.role)) return 'all';
  return editor.memberId === member.id ? 'own' : 'none';
}

export function editMember(
  before: Member,
  change: MemberChange,
  editor: Editor,
  fallbackManager: string,
): Edit {
  const scope = scopeOf(editor, before);
  if (scope === 'none') return forbidden('The member is not yours to change.');
  const member = applied(before, change);
  const fields = Object.keys(change).filter((name) => differs(before, member, name as keyof Member));
  if (fields.length === 0) return { outcome: 'unchanged' };

  const foreign = fields.filter((name) => !(ownFields as readonly string[]).includes(name));
  if (scope === 'own' && foreign.length > 0) {
    return forbidden(`You may change your ${ownFields.join(', ')}, but not ${foreign.join(', ')}.`);
  }
  if (editor.memberId === before.id && fields.includes('role')) {
    return forbidden('Nobody changes their own role.');
  }
  if (editor.memberId === before.id && !member.active) {
    return forbidden('Nobody takes themselves off the team.');
  }
  if (!mayAppoint(editor, member.role) && scope === 'all') {
    return forbidden('Only an admin makes managers and admins.');
  }
  if (before.id === fallbackManager && !(member.active && managesLeads(member.role))) {
    return { outcome: 'fallback-manager' };
  }
  return { outcome: 'changed', member, fields };
}

function applied({ phone: oldPhone, ...before }: Member, { phone, alerts, ...change }: MemberChange): Member {
  const kept = phone === undefined ? oldPhone : phone;
  const named = (values: object) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...named(change),
    alerts: { ...before.alerts, ...named(alerts ?? {}) },
    ...(kept === undefined || kept === null ? {} : { phone: kept }),
  };
}

const differs = (before: Member, after: Member, name: keyof Member): boolean =>
  JSON.stringify(before[name]) !== JSON.stringify(after[name]);

const forbidden = (detail: string): Edit => ({ outcome: 'forbidden', detail });
