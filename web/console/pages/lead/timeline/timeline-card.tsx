import type { Lead } from '../lead.ts';
import classes from '../lead-page.module.css';
import { Panel } from '../panel.tsx';
import { TimelineEntry } from './timeline-entry.tsx';

/** All that happened, the newest first. */
export const TimelineCard = ({ timeline }: Pick<Lead, 'timeline'>) => (
  <Panel title="Timeline">
    <ol className={classes['list']} reversed>
      {timeline
        .toSorted((one, other) => other.seq - one.seq)
        .map((entry) => (
          <TimelineEntry key={entry.seq} entry={entry} />
        ))}
    </ol>
  </Panel>
);
