/** How the times from capture to the first response are spread. */
import type { Schemas } from '../../api/client.ts';
import { csv } from '../../parts/csv.ts';
import { count, percent } from '../../parts/numbers.ts';
import { duration } from '../../parts/time/format.ts';

type Spread = Pick<Schemas['Figures'], 'speedDistribution' | 'withoutFirstResponse'>;
type Bucket = Spread['speedDistribution'][number];

export type SpeedRow = Bucket & {
  readonly words: string;
  /** Of the leads that were responded to; null when none was. */
  readonly share: number | null;
  /** The same, of this time or less. */
  readonly upTo: number | null;
};

/** What both teams hold themselves to: 5 minutes for high intent, 15 for the rest. Bounds of the API's spread. */
export const marksSeconds = [300, 900] as const;

export function speedRows(buckets: readonly Bucket[]): SpeedRow[] {
  const responded = buckets.reduce((sum, { leads }) => sum + leads, 0);
  let soFar = 0;
  return buckets.map((bucket) => {
    soFar += bucket.leads;
    return {
      ...bucket,
      words: bucketWords(bucket),
      share: responded === 0 ? null : bucket.leads / responded,
      upTo: responded === 0 ? null : soFar / responded,
    };
  });
}

/** "up to 30 s", "5 min – 7½ min", "30 min – 1 h", "over 1 d". */
export function bucketWords({ fromSeconds, toSeconds }: Bucket): string {
  if (toSeconds === null) return `over ${boundWords(fromSeconds)}`;
  if (fromSeconds === 0) return `up to ${boundWords(toSeconds)}`;
  return `${boundWords(fromSeconds)} – ${boundWords(toSeconds)}`;
}

/** Under a bar: its upper bound, or the lower one where there is no other. */
export const barWords = ({ fromSeconds, toSeconds }: Bucket): string =>
  toSeconds === null ? `> ${boundWords(fromSeconds)}` : `≤ ${boundWords(toSeconds)}`;

const boundWords = (seconds: number): string => duration(seconds).replace(' min 30 s', '½ min');

/** The share of leads answered within so many seconds; null when none was answered, or that is no bound of the spread. */
export const shareWithin = (buckets: readonly Bucket[], seconds: number): number | null =>
  speedRows(buckets).find(({ toSeconds }) => toSeconds === seconds)?.upTo ?? null;

/** After how many bars a mark stands. */
export const barsBefore = (buckets: readonly Bucket[], seconds: number): number =>
  buckets.filter(({ toSeconds }) => toSeconds !== null && toSeconds <= seconds).length;

/** "Of the leads answered, 62% within 5 min and 80% within 15 min; 20 leads have no response." */
export function speedSentence({ speedDistribution, withoutFirstResponse }: Spread): string {
  const [first, second] = marksSeconds.map(
    (mark) => `${percent(shareWithin(speedDistribution, mark))} within ${duration(mark)}`,
  );
  const silent = withoutFirstResponse === 1 ? '1 lead has' : `${count(withoutFirstResponse)} leads have`;
  return `Of the leads answered, ${first} and ${second}; ${silent} no response.`;
}

export const speedCsv = (buckets: readonly Bucket[]): string =>
  csv(
    ['fromSeconds', 'toSeconds', 'leads'],
    buckets.map(({ fromSeconds, toSeconds, leads }) => [fromSeconds, toSeconds, leads]),
  );
