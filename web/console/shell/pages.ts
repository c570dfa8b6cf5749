/** The pages that there are, where, and for whom. The API refuses by itself; this spares people doors that are shut. */
import type { Me, Role } from '../session/viewer.ts';

export type PageName = 'dashboard' | 'queue' | 'lead' | 'reviews' | 'model' | 'team' | 'trouble';

type PageEntry = {
  readonly name: PageName;
  readonly title: string;
  readonly paths: readonly string[];
  readonly roles: readonly Role[];
};

const people: readonly Role[] = ['rep', 'manager', 'marketer', 'admin'];
const everybody: readonly Role[] = [...people, 'bi'];

export const pages: readonly PageEntry[] = [
  { name: 'dashboard', title: 'Dashboard', paths: ['/'], roles: everybody },
  { name: 'queue', title: 'Leads', paths: ['/queue'], roles: people },
  { name: 'lead', title: 'Lead', paths: ['/leads/:leadId'], roles: people },
  { name: 'reviews', title: 'Weekly review', paths: ['/reviews/:isoWeek'], roles: everybody },
  { name: 'model', title: 'Operating model', paths: ['/model'], roles: everybody },
  { name: 'team', title: 'Team', paths: ['/team'], roles: people },
  {
    name: 'trouble',
    title: 'Inbox of trouble',
    paths: ['/trouble'],
    roles: ['manager', 'marketer', 'admin'],
  },
];

export const mayOpen = (role: Role, page: PageName): boolean =>
  pages.some(({ name, roles }) => name === page && roles.includes(role));

/** Members of sales: leads are assigned to reps, and to managers when no rep is left. */
export const mayOwnLeads = ({ role, memberId }: Pick<Me, 'role' | 'memberId'>): boolean =>
  memberId !== null && ['rep', 'manager', 'admin'].includes(role);

/** What the navigation lists, as this role calls it. */
export const navigationOf = (role: Role): { readonly to: string; readonly title: string }[] =>
  pages
    .filter(({ name }) => name !== 'lead' && mayOpen(role, name))
    .map(({ name, title, paths: [path = '/'] }) => ({
      to: name === 'reviews' ? '/reviews/latest' : path,
      title: name === 'queue' && role === 'rep' ? 'My leads' : title,
    }));
