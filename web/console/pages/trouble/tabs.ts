/** What the inbox is set to: by its address, as far as the viewer may read it. */
import type { Role } from '../../session/viewer.ts';

export type Tab = 'quarantine' | 'alerts' | 'dead-letters' | 'overrides';

export const tabWords: Readonly<Record<Tab, string>> = {
  quarantine: 'Quarantine',
  alerts: 'Alerts',
  'dead-letters': 'Dead letters',
  overrides: 'Overrides',
};

const both: readonly Tab[] = ['quarantine', 'overrides'];
const all: readonly Tab[] = ['quarantine', 'alerts', 'dead-letters', 'overrides'];

/** Marketing knows a person from a bot, and a gate that was passed by. What did not work is for those who lead. */
export const tabsFor = (role: Role): readonly Tab[] =>
  role === 'manager' || role === 'admin' ? all : role === 'marketer' ? both : [];

/** What the address says; what it says wrongly, or to somebody else, is as if it were not there. */
export const tabFrom = (address: URLSearchParams, role: Role): Tab =>
  tabsFor(role).find((tab) => tab === address.get('tab')) ?? 'quarantine';

/** One of the words that a tab knows; its first where the address says none of them. */
export function choiceFrom<Word extends string>(
  address: URLSearchParams,
  name: string,
  words: Readonly<Record<Word, string>>,
): Word {
  const said = address.get(name) ?? '';
  return (Object.hasOwn(words, said) ? said : Object.keys(words)[0]) as Word;
}

/** `YYYY-MM-DD`; undefined for anything else. */
export function dayFrom(address: URLSearchParams, name: string): string | undefined {
  const said = address.get(name);
  return said !== null && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined;
}

type Pages = readonly { readonly items: readonly unknown[]; readonly nextCursor: string | null }[];

/** "12", or "50+" while there are pages that nobody has looked at. Lists are counted together. */
export function countWords(lists: readonly Pages[]): string {
  const pages = lists.flat();
  const known = pages.reduce((sum, { items }) => sum + items.length, 0);
  const isMore = lists.some((list) => list.at(-1)?.nextCursor !== null);
  return `${known}${isMore ? '+' : ''}`;
}
