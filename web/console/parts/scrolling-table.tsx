/** A table that scrolls by itself where it is wider than the screen, also by keyboard; on paper it never does. */
import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './scrolling-table.module.css';

type ScrollingTableProps = {
  /** Said to those who do not see the heading above. */
  readonly caption: string;
  /** From here on, in pixels, it scrolls rather than breaking words. */
  readonly minWidth: number;
  /** Higher than this, in pixels, it scrolls under its heading. */
  readonly maxHeight?: number | undefined;
  readonly className?: string | undefined;
  /** Head and body. */
  readonly children: ReactNode;
};

export const ScrollingTable = ({
  caption,
  minWidth,
  maxHeight,
  className,
  children,
}: ScrollingTableProps) => (
  <Box
    // What scrolls is to be scrolled by keyboard as well. It is no landmark: those are the sections that tables are in.
    tabIndex={0}
    role="group"
    aria-label={caption}
    className={classes['scroll']}
    style={{
      '--least-width': `${minWidth}px`,
      '--most-height': maxHeight === undefined ? 'none' : `${maxHeight}px`,
    }}
  >
    <table className={`${classes['table']} ${className ?? ''}`}>
      <caption className={classes['caption']}>{caption}</caption>
      {children}
    </table>
  </Box>
);
