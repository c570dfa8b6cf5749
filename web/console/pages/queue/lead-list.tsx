/** The rows, of which only those on the screen are in the document: ten thousand scroll as smoothly as ten. */
import { useEffect, useMemo, useRef } from 'react';
import { GroupHeading } from './group-heading.tsx';
import { LeadRow } from './lead-row.tsx';
import { lineOf, linesOf, type Place, sizesOf } from './places.ts';
import classes from './queue.module.css';
import { useListKeys } from './use-list-keys.ts';
import type { useResponses } from './use-responses.ts';
import { useRows } from './use-rows.ts';
import { rowId, useSelection } from './use-selection.ts';
import type { useStill } from './use-still.ts';

/** The next page is asked for when so few rows are left below. */
const NEAR_END = 20;

type LeadListProps = {
  readonly label: string;
  readonly places: readonly Place[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => unknown;
  readonly showsOwner: boolean;
  readonly still: ReturnType<typeof useStill>;
  readonly responses: ReturnType<typeof useResponses>;
  readonly showKeys: () => void;
};

export function LeadList(props: LeadListProps) {
  const { label, places, hasMore, isLoadingMore, loadMore, showsOwner, still, responses, showKeys } = props;
  const region = useRef<HTMLUListElement>(null);
  const lines = useMemo(() => linesOf(places), [places]);
  const sizes = useMemo(() => sizesOf(places), [places]);
  const selection = useSelection(places, (index) => rows.scrollTo(lineOf(lines, index)));
  const rows = useRows(region, lines, lineOf(lines, selection.index));
  const { press, onKeyDown } = useListKeys({ places, selection, responses, letIn: still.letGo, showKeys });

  const isNearEnd = rows.last >= lines.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) void loadMore();
  }, [isNearEnd, hasMore, isLoadingMore, loadMore]);

  return (
    <ul
      ref={region}
      aria-label={label}
      className={classes['list']}
      style={{ height: rows.height }}
      {...still.handlers}
      onKeyDown={onKeyDown}
    >
      {rows.drawn.map(({ key, line, spot }) => {
        if (!line) return null;
        if (line.kind === 'heading')
          return (
            <GroupHeading
              key={key}
              group={line.group}
              size={sizes[line.group]}
              isAll={!hasMore || (line.group === 'first-response' && sizes['in-progress'] > 0)}
              spot={spot}
            />
          );
        const { lead } = line.place;
        return (
          <LeadRow
            key={key}
            id={rowId(lead.leadId)}
            place={line.place}
            position={line.index + 1}
            total={hasMore ? -1 : places.length}
            isSelected={selection.selected?.leadId === lead.leadId}
            showsOwner={showsOwner}
            pending={responses.pending.get(lead.leadId)}
            refused={responses.refused.get(lead.leadId)?.why}
            select={selection.note}
            press={press}
            dismiss={responses.dismiss}
            {...spot}
          />
        );
      })}
    </ul>
  );
}
