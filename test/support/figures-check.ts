/**
 * The figures of a system against a recount of its export, for every table and for ranges of many kinds. It needs nothing
 * but the system's address and a key, so it works on whatever runs.
 */
import { type Ask, exportedBy, type Line, type Question, recounted } from './recount-export.ts';

/** What the export does not tell: names of people, money spent, what bots filled in. */
const beyond = ['name', 'spend'];

/** What tells the rows of a table apart. */
const names = ['source', 'campaign', 'tier', 'repId'];

/** Every way in which the figures differ from the recount, as sentences. */
export async function figureDifferences(ask: Ask): Promise<string[]> {
  const lines = await exportedBy(ask);
  if (lines.length === 0) throw new Error('There are no leads to recount');
  const found: string[] = [];
  for (const question of questionsAbout(lines)) {
    const query = new URLSearchParams(question).toString();
    const reply = await ask(`/api/metrics?${query}`);
    if (reply.status !== 200) throw new Error(`${query} answered ${reply.status}: ${await reply.text()}`);
    const answer = (await reply.json()) as Record<string, Row[]>;
    const tables = recounted(lines, question);
    for (const [table, rows] of Object.entries(tables)) {
      found.push(...differencesIn(answer[table] ?? [], rows).map((it) => `${query} ${table} ${it}`));
    }
  }
  return found;
}

/** All there is, its halves and weeks, single days, days before anything happened; and all of each tier. */
function questionsAbout(lines: readonly Line[]): Question[] {
  const days = lines.map(({ captureDay }) => captureDay).sort();
  const [first, middle, last] = [0, 0.5, 1].map((q) => days[Math.floor((days.length - 1) * q)]) as [
    string,
    string,
    string,
  ];
  const ranges = [
    { from: first, to: last },
    { from: first, to: middle },
    { from: middle, to: last },
    { from: middle, to: dayAfter(middle, 6) },
    { from: first, to: first },
    { from: middle, to: middle },
    { from: last, to: last },
    { from: dayAfter(first, -10), to: dayAfter(first, -1) },
  ];
  const tiers = [...new Set(lines.map(({ tier }) => tier))];
  return [...ranges, ...tiers.map((tier) => ({ from: first, to: last, tier }))];
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

type Row = Record<string, unknown>;

function differencesIn(answered: readonly Row[], counted: readonly Row[]): string[] {
  const named = (rows: readonly Row[]) => new Map(rows.map((row) => [nameOf(row), row]));
  const [said, expected] = [named(answered), named(counted)];
  return [...new Set([...said.keys(), ...expected.keys()])].flatMap((name) => {
    const [is, should] = [said.get(name), expected.get(name)];
    if (!is || !should) return [`${name} is ${is ? 'answered only' : 'missing'}`];
    const fields = new Set([...Object.keys(is), ...Object.keys(should)].filter((it) => !beyond.includes(it)));
    return [...fields]
      .filter((field) => !agree(field, is[field], should[field]))
      .map((field) => `${name} ${field}: ${JSON.stringify(is[field])}, not ${JSON.stringify(should[field])}`);
  });
}

const nameOf = (row: Row): string =>
  JSON.stringify(names.flatMap((name) => (name in row ? [row[name]] : [])));

/** Durations within 1 %, for which a millisecond is as good as nothing; all else to the last bit. */
function agree(field: string, is: unknown, should: unknown): boolean {
  if (/Seconds/.test(field) && typeof is === 'number' && typeof should === 'number') {
    return Math.abs(is - should) <= 0.001 + should * 0.01001;
  }
  return canonical(is) === canonical(should);
}

/** Objects are the same in whichever order their fields come. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, it) =>
    it && typeof it === 'object' && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  ) ?? 'nothing';
