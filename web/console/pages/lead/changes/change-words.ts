/** What happened to a lead since somebody looked at it. */

import { actorWords, didIt, type NameOf, type Who } from '../../../parts/actors.ts';
import { stageWords } from '../../../parts/words.ts';
import type { Entry, Lead } from '../lead.ts';
import { wordsOf } from '../timeline/timeline-words.ts';

export type ChangeSeen = {
  readonly isViewers: boolean;
  readonly by: string;
  readonly at: string;
  /** What was done, the newest first. */
  readonly what: readonly string[];
  /** Null when the lead is where it was. */
  readonly stage: string | null;
  readonly owner: string | null;
};

const newestOf = ({ timeline }: Pick<Lead, 'timeline'>): number =>
  Math.max(0, ...timeline.map(({ seq }) => seq));

const since = (before: Lead, now: Lead): Entry[] => {
  const known = newestOf(before);
  return now.timeline.filter(({ seq }) => seq > known).sort((one, other) => other.seq - one.seq);
};

/** Null when nothing happened. `viewer` is called "you". */
export function changeSince(before: Lead, now: Lead, viewer: Who, nameOf: NameOf): ChangeSeen | null {
  const entries = since(before, now);
  const [newest] = entries;
  if (!newest) return null;
  const isViewers = didIt(viewer, newest.actor);
  return {
    isViewers,
    by: isViewers ? 'You' : actorWords(newest.actor, nameOf),
    at: newest.at,
    what: entries.map((entry) => wordsOf(entry, nameOf).what),
    stage: before.stage === now.stage ? null : stageWords[now.stage],
    owner: before.ownerId === now.ownerId ? null : nameOf(now.ownerId),
  };
}

/** "Casey changed this lead 20 s ago: the stage is now Qualified." `ago`: in words. */
export function changeSentence(
  { by, what, stage, owner }: Omit<ChangeSeen, 'isViewers'>,
  ago: string,
): string {
  const news = [
    ...(stage ? [`the stage is now ${stage}`] : []),
    ...(owner ? [`the owner is now ${owner}`] : []),
  ];
  return `${by} changed this lead ${ago} ago: ${news.length > 0 ? news.join(', ') : what.join('; ')}.`;
}
