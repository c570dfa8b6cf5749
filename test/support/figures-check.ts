/**
 * The figures of a system against a recount of its export, for every table, by either touch, for ranges of many kinds. It
 * needs nothing but the system's address and a key, so it works on whatever runs.
 */
import { dayAfter, type Row } from './recount-arithmetic.ts';
import { type Ask, exportedBy, type Line, type Question, recounted } from './recount-export.ts';
import { spendListedBy } from './recount-spend.ts';

/** What neither export nor spend tell: names of people, and what bots filled in. */
const beyond = ['name', 'spam'];

/** What tells the rows of a table apart. */
const names = ['source', 'campaign', 'form', 'tier', 'week', 'repId', 'reason'];

type Asked = Question & { readonly by?: string; readonly compare?: 'previous' };

/** Every way in which the figures differ from the recount, as sentences. */
export async function figureDifferences(ask: Ask): Promise<string[]> {
  const lines = await exportedBy(ask);
  const days = lines.map(({ captureDay }) => captureDay).sort();
  const [first, middle, last] = [0, 0.5, 1].map((q) => days[Math.floor((days.length - 1) * q)]);
  if (first === undefined || middle === undefined || last === undefined) {
    throw new Error('There are no leads to recount');
  }
  const spend = await spendListedBy(ask, dayAfter(first, -10), last);
  const found: string[] = [];
  for (const asked of questions({ first, middle, last }, lines)) {
    const { by: _by, compare: _compare, ...question } = asked;
    const query = new URLSearchParams(asked).toString();
    const reply = await ask(`/api/metrics?${query}`);
    if (reply.status !== 200) throw new Error(`${query} answered ${reply.status}: ${await reply.text()}`);
    const { previous, ...answer } = (await reply.json()) as Answer & { previous?: Answer & Question };
    const differ = differencesFrom(recounted(lines, spend, question), answer);
    found.push(...differ.map((it) => `${query} ${it}`));
    if (previous) {
      const { from, to } = previous;
      const before = differencesFrom(recounted(lines, spend, { ...question, from, to }), previous);
      found.push(...before.map((it) => `${query} previous ${it}`));
    }
  }
  return found;
}

/**
 * The usual tables by either touch, of all there is, its halves, a week, single days, days before anything happened, and of
 * each tier; and the tables that one must ask for.
 */
function questions(
  { first, middle, last }: Readonly<Record<'first' | 'middle' | 'last', string>>,
  lines: readonly Line[],
): Asked[] {
  const whole = { from: first, to: last };
  const week = { from: middle, to: dayAfter(middle, 6) };
  const tiers = [...new Set(lines.map(({ tier }) => tier))].map((tier) => ({ ...whole, tier }));
  const parts = [
    { from: first, to: middle },
    { from: middle, to: last },
    ...[first, middle, last].map((day) => ({ from: day, to: day })),
    { from: dayAfter(first, -10), to: dayAfter(first, -1) },
  ];
  return [
    ...[whole, week, ...tiers, ...parts].flatMap((range): Asked[] => [
      range,
      { ...range, attribution: 'latest' },
    ]),
    ...[whole, week, ...tiers].flatMap((range) => ['form', 'week'].map((by) => ({ ...range, by }))),
    ...['source', 'campaign', 'rep', 'tier'].map((by) => ({ ...whole, by })),
    { from: middle, to: last, compare: 'previous' },
  ];
}

type Answer = Readonly<Record<string, unknown>>;

/** Only the tables that are answered are looked at, and the total always is. */
function differencesFrom(tables: Readonly<Record<string, readonly Row[]>>, answer: Answer): string[] {
  return Object.entries(tables).flatMap(([table, counted]) => {
    const answered = table === 'total' ? [answer['total'] as Row] : (answer[table] as Row[] | undefined);
    return answered ? differencesIn(answered, counted).map((it) => `${table} ${it}`) : [];
  });
}

function differencesIn(answered: readonly Row[], counted: readonly Row[]): string[] {
  const named = (rows: readonly Row[]) => new Map(rows.map((row) => [nameOf(row), row]));
  const [said, expected] = [named(answered), named(counted)];
  return [...new Set([...said.keys(), ...expected.keys()])].flatMap((name) => {
    const [is, should] = [said.get(name), expected.get(name)];
    if (is && !should && isOfBotsAlone(is)) return [];
    if (!is || !should) return [`${name} is ${is ? 'answered only' : 'missing'}`];
    const fields = [...new Set([...Object.keys(is), ...Object.keys(should)])];
    return fields
      .filter((field) => !beyond.includes(field) && !agree(field, is[field], should[field]))
      .map((field) => `${name} ${field}: ${JSON.stringify(is[field])}, not ${JSON.stringify(should[field])}`);
  });
}

/** A form filled by bots and nobody else has a row, and no lead in the export. */
const isOfBotsAlone = (row: Row): boolean => Number(row['spam']) > 0 && row['captured'] === 0;

const nameOf = (row: Row): string =>
  JSON.stringify(names.flatMap((name) => (name in row ? [row[name]] : [])));

/** Durations within 1 %, for which a millisecond is as good as nothing; all else to the last bit. */
function agree(field: string, is: unknown, should: unknown): boolean {
  if (field.endsWith('Seconds') && typeof is === 'number' && typeof should === 'number') {
    return Math.abs(is - should) <= 0.001 + should * 0.01001;
  }
  if (field === 'speedDistribution') return liesBetween(is as Bar[], should as number[]);
  return canonical(is) === canonical(should);
}

type Bar = { readonly fromSeconds: number; readonly toSeconds: number | null; readonly leads: number };

/** Up to each bound there are as many as speeds up to it, but for those that are within 1 % of it; in all, every one. */
function liesBetween(bars: readonly Bar[], speeds: readonly number[]): boolean {
  let leads = 0;
  return bars.every(({ fromSeconds, toSeconds, leads: own }, i) => {
    leads += own;
    const upTo = (share: number) =>
      speeds.filter((it) => it <= (toSeconds ?? Number.POSITIVE_INFINITY) * share).length;
    const meets = fromSeconds === (bars[i - 1]?.toSeconds ?? 0);
    return meets && upTo(0.98999) <= leads && leads <= upTo(1.01001);
  });
}

/** Objects are the same in whichever order their fields come. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, it) =>
    it && typeof it === 'object' && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  ) ?? 'nothing';
