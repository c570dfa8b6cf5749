/** The lines of the list that are in the document: those on the screen, a few around them, and the selected one. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import type { Line } from './places.ts';

/** The header of the page, which lies over what is scrolled under it, and the bar of the list. */
const COVERED_PX = 112;
const HEADING_PX = 48;
const ROW_PX = 92;

export function useRows(region: RefObject<HTMLElement | null>, lines: readonly Line[], selected: number) {
  const top = useTopOf(region);
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (i) => (lines[i]?.kind === 'heading' ? HEADING_PX : ROW_PX),
    // Another function would make the virtualizer measure ten thousand lines anew.
    getItemKey: useCallback((i: number) => keyOf(lines[i]), [lines]),
    overscan: 6,
    scrollMargin: top,
    scrollPaddingStart: COVERED_PX,
    // The focus is in the selected row, wherever one scrolls.
    rangeExtractor: useCallback(
      (range: Range) => {
        const inView = defaultRangeExtractor(range);
        const all = selected === -1 ? inView : [...new Set([selected, ...inView])];
        return all.sort((a, b) => a - b);
      },
      [selected],
    ),
  });
  return {
    height: rows.getTotalSize(),
    last: rows.range?.endIndex ?? 0,
    scrollTo: (line: number) => rows.scrollToIndex(line),
    drawn: rows.getVirtualItems().map(({ index, key, start }) => ({
      key,
      line: lines[index],
      spot: { index, top: start - top, measure: rows.measureElement },
    })),
  };
}

/** Where a line is drawn, in plain values: a row whose spot stays is not drawn again on scrolling. */
export type Spot = {
  readonly index: number;
  /** Pixels below the top of the list. */
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
};

/** What puts a line there. */
export const placed = ({ index, top, measure }: Spot) => ({
  ref: measure,
  'data-index': index,
  style: { transform: `translateY(${top}px)` },
});

const keyOf = (line: Line | undefined): string => {
  if (!line) return '';
  return line.kind === 'heading' ? `${line.group} ${line.before}` : line.place.lead.leadId;
};

/** Where the list begins in the document, in pixels. What is above it may grow at any time. */
function useTopOf(region: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const box = region.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [region]);
  return top;
}
