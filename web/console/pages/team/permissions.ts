/** Who may change what of whom: as the API decides it, so that nobody is shown what they may not do. */
import type { Member } from '../../parts/people.tsx';
import type { Me } from '../../session/viewer.ts';

type MemberRole = Member['role'];

export const memberRoles: readonly MemberRole[] = ['rep', 'manager', 'marketer', 'admin'];
const led: readonly MemberRole[] = ['rep', 'marketer'];

/** The roles that the viewer may give to others. */
export function appointable({ role }: Pick<Me, 'role'>): readonly MemberRole[] {
  if (role === 'admin') return memberRoles;
  return role === 'manager' ? led : [];
}

type Viewer = Pick<Me, 'role' | 'memberId'>;

/** Everything of the member, but for their own role and place on the team. */
export const mayEdit = (viewer: Viewer, { role }: Pick<Member, 'role'>): boolean =>
  appointable(viewer).includes(role);

/** Availability, absences and alerts. */
export const maySetAvailability = (viewer: Viewer, member: Pick<Member, 'id' | 'role'>): boolean =>
  viewer.memberId === member.id || mayEdit(viewer, member);

export const mayReadAudit = ({ role }: Pick<Me, 'role'>): boolean => role === 'manager' || role === 'admin';

export const mayKeepKeys = ({ role }: Pick<Me, 'role'>): boolean => role === 'admin';
