/** Who can be given a lead by hand, and how much they have. */
import type { Schemas } from '../../../api/client.ts';

type Member = Pick<Schemas['Member'], 'id' | 'name' | 'role' | 'active' | 'load' | 'availableNow'>;

const absences: Readonly<Record<NonNullable<Member['availableNow']['reason']>, string>> = {
  off: 'switched off',
  'out-of-office': 'out of office',
  'outside-hours': 'outside working hours',
  'daily-cap': 'has their daily fill',
  'open-cap': 'has their fill of open leads',
  'had-it': 'had it before',
  inactive: 'not on the team',
};

export type NextOwner = { readonly id: string; readonly label: string };

/** Reps and managers of the team but the owner there is; whoever is available first, the least loaded first. */
export function nextOwners(team: readonly Member[], ownerId: string): NextOwner[] {
  return team
    .filter(({ id, role, active }) => active && id !== ownerId && (role === 'rep' || role === 'manager'))
    .sort(
      (one, other) =>
        Number(other.availableNow.available) - Number(one.availableNow.available) ||
        one.load.open - other.load.open ||
        one.name.localeCompare(other.name),
    )
    .map((member) => ({ id: member.id, label: `${member.name} · ${loadWords(member)}` }));
}

function loadWords({ role, load, availableNow: { available, reason } }: Member): string {
  const there = available ? 'available' : (reason && absences[reason]) || 'not available';
  return `${role === 'manager' ? 'manager, ' : ''}${load.open} open, ${load.today} today, ${there}`;
}
