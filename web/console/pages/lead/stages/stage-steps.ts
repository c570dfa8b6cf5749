/** The way of a lead through the stages, for the bar that shows it. */
import { type Stage, stageWords } from '../../../parts/words.ts';
import type { Lead } from '../lead.ts';

export type Step = {
  readonly name: string;
  /** `skipped`: the lead was closed without it. */
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
  /** When it was entered first, and who owned the lead then; null when it never was. */
  readonly entry: { readonly at: string; readonly ownerId: string } | null;
};

const open: readonly Stage[] = ['captured', 'assigned', 'contacted', 'qualified', 'opportunity'];
const closed: readonly Stage[] = ['won', 'lost', 'disqualified'];

export const isClosed = ({ stage }: Pick<Lead, 'stage'>): boolean => closed.includes(stage);

/** The open stages and the end. A lead that reopened is where it is now: the end it once had is in the timeline. */
export function stepsOf({ stage, stages }: Pick<Lead, 'stage' | 'stages'>): Step[] {
  const ended = closed.includes(stage);
  const reached = ended ? open.length : open.indexOf(stage);
  const steps = open.map((name, index): Step => {
    const entry = stages[name] ?? null;
    if (name === stage) return { name: stageWords[name], state: 'current', entry };
    if (index > reached) return { name: stageWords[name], state: 'ahead', entry: null };
    return { name: stageWords[name], state: entry ? 'done' : 'skipped', entry };
  });
  const end: Step = ended
    ? { name: stageWords[stage], state: 'current', entry: stages[stage] ?? null }
    : { name: `${stageWords.won} or ${stageWords.lost.toLowerCase()}`, state: 'ahead', entry: null };
  return [...steps, end];
}
