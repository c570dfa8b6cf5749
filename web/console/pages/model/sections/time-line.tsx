import type { ModelTier } from '../model-words.ts';
import { marksOf } from '../time-line.ts';
import classes from './time-line.module.css';

/** The table's own figures to look at; whoever listens has heard them. */
export function TimeLine({ tier, longest }: { readonly tier: ModelTier; readonly longest: number }) {
  const marks = marksOf(tier, longest);
  if (marks.length === 0) return 'by the calendar';
  return (
    <div className={classes['line']} aria-hidden>
      {marks.map(({ minutes, at, kind }) => (
        <span key={minutes} className={classes['mark']} data-kind={kind} style={{ left: `${at * 100}%` }}>
          {minutes}
        </span>
      ))}
    </div>
  );
}
