/** Which experiments the meeting talks about, and in which order. */
import type { Experiment } from './experiment-words.ts';

export type Group = { readonly title: string; readonly empty: string; readonly items: readonly Experiment[] };

/** What runs, what is proposed, and what was decided on or after `from`, the week's first day; the newest first. */
export function backlogGroups(all: readonly Experiment[], from: string): Group[] {
  const of = (status: Experiment['status']) => all.filter((it) => it.status === status);
  const decided = of('decided').filter(({ decidedOn }) => decidedOn !== null && decidedOn >= from);
  return [
    { title: 'Running', empty: 'Nothing runs.', items: of('running') },
    { title: 'Proposed', empty: 'Nothing is proposed.', items: of('proposed') },
    { title: 'Decided in the week or since', empty: 'Nothing was decided.', items: decided },
  ];
}
