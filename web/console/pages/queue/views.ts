/** Which leads the page lists: by its address, as far as the viewer may see them. */
import type { operations } from '../../api/schema.ts';
import { type Stage, stageWords, type Tier, tierWords } from '../../parts/words.ts';
import type { Me } from '../../session/viewer.ts';

export type View = 'mine' | 'waiting' | 'all';
export type Waiting = 'untouched' | 'overdue' | 'unowned';

export const viewWords: Readonly<Record<View, string>> = { mine: 'Mine', waiting: 'Waiting', all: 'All' };
export const waitingWords: Readonly<Record<Waiting, string>> = {
  untouched: 'Without a first response',
  overdue: 'Overdue',
  unowned: 'Without an owner from sales',
};

export type Choice = {
  readonly view: View;
  readonly waiting: Waiting;
  readonly stage: Stage | null;
  readonly tier: Tier | null;
  readonly owner: string | null;
  /** Capture days, `YYYY-MM-DD`, both included. */
  readonly from: string | null;
  readonly to: string | null;
};

type Query = NonNullable<operations['listLeads']['parameters']['query']>;
type Viewer = Pick<Me, 'memberId' | 'role' | 'mayReadAllLeads'>;

/** The first one is where the viewer starts: a rep with their own leads, others with what nobody has touched. */
export function viewsFor({ memberId, role, mayReadAllLeads }: Viewer): readonly View[] {
  if (role === 'rep') return mayReadAllLeads ? ['mine', 'waiting', 'all'] : ['mine'];
  if (role === 'marketer') return ['all', 'waiting'];
  return memberId === null ? ['waiting', 'all'] : ['waiting', 'mine', 'all'];
}

/** What the address says; what it says wrongly is as if it were not there. */
export function choiceFrom(address: URLSearchParams, viewer: Viewer): Choice {
  const views = viewsFor(viewer);
  const view = views.find((each) => each === address.get('view')) ?? (views[0] as View);
  return {
    view,
    waiting: oneOf(waitingWords, address.get('waiting')) ?? 'untouched',
    stage: oneOf(stageWords, address.get('stage')),
    tier: oneOf(tierWords, address.get('tier')),
    owner: address.get('owner') || null,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
  };
}

const oneOf = <Word extends string>(
  words: Readonly<Record<Word, string>>,
  said: string | null,
): Word | null => (said !== null && Object.hasOwn(words, said) ? (said as Word) : null);

const dayOf = (said: string | null): string | null =>
  said !== null && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : null;

/** What the API is asked. A filter that the view does not have is not asked for. */
export function queryOf(choice: Choice, { memberId }: Pick<Viewer, 'memberId'>): Query {
  const { view, waiting, stage, tier, owner, from, to } = choice;
  const given: Record<View, Query> = {
    mine: { ...(memberId === null ? {} : { owner: memberId }), open: 'true', ...only({ stage }) },
    waiting: { waiting },
    all: only({ stage, owner, from, to }),
  };
  return { ...given[view], ...only({ tier }) };
}

/** What is not null. */
const only = (values: { readonly [name: string]: string | null }): Query =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** In which order the API lists them. */
export const orderWords = ({ view, owner, from, to }: Choice): string => {
  const order = view === 'all' && owner === null ? 'Newest first' : 'Soonest deadline first';
  return view === 'all' && from === null && to === null ? `${order}, of the last 30 days` : order;
};
