/** How much there is behind each tab. */
import { useAlerts, useDeadLetters, useOverrides, useQuarantine } from './queries.ts';
import { countWords } from './tabs.ts';

/** Nothing is said while it is not known. */
const Count = ({ of }: { readonly of: string | number | undefined }) =>
  of !== undefined && <span className="clock">({of})</span>;

export function QuarantineCount() {
  const { data } = useQuarantine('waiting');
  return <Count of={data && countWords([data.pages])} />;
}

/** Those that did not arrive; what is held goes out by itself. */
export function AlertCount() {
  const lists = [useAlerts('failed').data, useAlerts('bounced').data, useAlerts('complained').data];
  const known = lists.filter((list) => list !== undefined);
  return <Count of={known.length < lists.length ? undefined : countWords(known.map(({ pages }) => pages))} />;
}

export function DeadLetterCount() {
  const { data } = useDeadLetters();
  return (
    <Count of={data && `${data.messages.total + data.batches.items.length}${data.batches.more ? '+' : ''}`} />
  );
}

/** Of the last 30 days. */
export function OverrideCount() {
  return <Count of={useOverrides({}).data?.items.length} />;
}
