/** The arithmetic of a recount, done the plain way: sorting, adding, dividing. */

export type Row = Record<string, unknown>;

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0);

export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The terms of each name added up. */
export function sums(terms: readonly (readonly [name: string, term: number])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, term] of terms) sum[name] = (sum[name] ?? 0) + term;
  return sum;
}

/** Things by the name that each is given, in the order in which the names first come. */
export function groups<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => Row): [Row, Thing[]][] {
  const found = new Map<string, [Row, Thing[]]>();
  for (const thing of things) {
    const name = nameOf(thing);
    const group = found.get(JSON.stringify(name)) ?? [name, []];
    group[1].push(thing);
    found.set(JSON.stringify(name), group);
  }
  return [...found.values()];
}

/** Median and 90th percentile in seconds, exact: position (n − 1) · q of the sorted values, in between by proportion. */
export function percentiles(name: string, durations: readonly (number | null)[]): Row {
  const sorted = durations.filter((ms) => ms !== null).sort((a, b) => a - b);
  const at = (q: number): number | null => {
    if (sorted.length === 0) return null;
    const position = (sorted.length - 1) * q;
    const [low, high] = [sorted[Math.floor(position)] as number, sorted[Math.ceil(position)] as number];
    return (low + (high - low) * (position % 1)) / 1000;
  };
  return { [`median${name}Seconds`]: at(0.5), [`p90${name}Seconds`]: at(0.9) };
}

/** ISO 8601: the week of a day is named after its Thursday's year. */
export function isoWeek(day: string): string {
  const thursday = new Date(day);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  return `${thursday.getUTCFullYear()}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
