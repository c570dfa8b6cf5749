/** The dashboard: asks the API with the viewer's key, shows the tables, and asks again every few seconds. */
import type { LeadView } from '../core/lead-view.ts';
import { type Answer, type Table, tablesOf } from './console/figures.ts';

const KEY = 'lead-handoff-key';
const REFRESH_MS = 5_000;
/** What waits waits whatever the range says: leads of the last year are asked for, as far as these pages go. */
const YEAR = 360;
const MOST_PAGES = 12;

const find = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;
const signIn = find<HTMLFormElement>('sign-in');
const range = find<HTMLFormElement>('range');
const status = find<HTMLElement>('status');
const figures = find<HTMLElement>('figures');

let refresh: ReturnType<typeof setTimeout> | undefined;

signIn.addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, String(new FormData(signIn).get('key')));
  void show();
});
range.addEventListener('submit', (event) => {
  event.preventDefault();
  void show();
});

async function showFirst(): Promise<void> {
  if (!sessionStorage.getItem(KEY)) await useLocalKey();
  await show();
}

/** On one's own machine the runtime hands its key to its own console; anywhere else there is no such address. */
async function useLocalKey(): Promise<void> {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname)) return;
  const response = await fetch('/local/session').catch(() => null);
  if (!response?.ok) return;
  const { key } = (await response.json()) as { key: string };
  sessionStorage.setItem(KEY, key);
}

async function show(): Promise<void> {
  clearTimeout(refresh);
  const key = sessionStorage.getItem(KEY);
  if (!key) return askForKey('');
  try {
    const response = await ask(`/api/metrics?${rangeQuery()}`, key);
    if (response.status === 401 || response.status === 403)
      return askForKey('That key may not read the figures.');
    if (!response.ok) throw new Error(await reasonOf(response));
    const answer = (await response.json()) as Answer;
    render(answer, await untouchedLeads(key));
    status.textContent = '';
  } catch (error) {
    // What was shown stays: old figures say more than none.
    status.textContent = `The figures could not be read: ${error instanceof Error ? error.message : 'no answer'}`;
  }
  refresh = setTimeout(show, REFRESH_MS);
}

function askForKey(message: string): void {
  sessionStorage.removeItem(KEY);
  status.textContent = message;
  signIn.hidden = false;
  range.hidden = true;
  figures.hidden = true;
}

/** The leads that wait, if the key may read leads; null if it may not. */
async function untouchedLeads(key: string): Promise<LeadView[] | null> {
  const leads: LeadView[] = [];
  for (const stage of ['captured', 'assigned']) {
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < MOST_PAGES; pages += 1) {
      const query = new URLSearchParams({
        stage,
        from: daysAgo(YEAR),
        limit: '100',
        ...(cursor && { cursor }),
      });
      const response = await ask(`/api/leads?${query}`, key);
      if (!response.ok) return null;
      const page = (await response.json()) as { items: LeadView[]; nextCursor: string | null };
      leads.push(...page.items);
      cursor = page.nextCursor;
    }
  }
  return leads;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

function ask(path: string, key: string): Promise<Response> {
  return fetch(path, { headers: { 'x-api-key': key } });
}

function rangeQuery(): string {
  const filled = [...new FormData(range)].filter(([, value]) => value !== '') as [string, string][];
  return new URLSearchParams(filled).toString();
}

async function reasonOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as {
    title?: string;
    errors?: { path: string; message: string }[];
  };
  const errors = (problem.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  return [problem.title ?? `status ${response.status}`, ...errors].join('; ');
}

function render(answer: Answer, untouched: readonly LeadView[] | null): void {
  signIn.hidden = true;
  range.hidden = false;
  figures.hidden = false;
  figures.replaceChildren(
    nowStrip(answer.now),
    period(answer),
    ...tablesOf(answer, untouched).map(tableElement),
  );
}

/** The days of the figures, said and not filled in: an open page goes on to the next day by itself. */
function period({ from, to }: Answer): HTMLElement {
  const line = element('p', `Leads captured from ${from} to ${to}.`);
  line.className = 'quiet';
  return line;
}

function nowStrip(now: Answer['now']): HTMLElement {
  const strip = element('dl', '');
  strip.className = 'now';
  for (const [label, count, alarming] of [
    ['Untouched now', now.untouched, false],
    ['Overdue now', now.overdue, now.overdue > 0],
    ['Unowned now', now.unowned, now.unowned > 0],
  ] as const) {
    const figure = element('dd', String(count));
    if (alarming) figure.className = 'alarm';
    const item = element('div', '');
    item.append(element('dt', label), figure);
    strip.append(item);
  }
  return strip;
}

function tableElement({ title, definition, columns, rows, empty }: Table): HTMLElement {
  const section = element('section', '');
  const note = element('p', rows.length === 0 ? empty : definition);
  note.className = 'quiet';
  section.append(element('h2', title), note);
  if (rows.length === 0) return section;

  const cells = (tag: 'th' | 'td', values: readonly string[]) =>
    values.map((value, index) => {
      const cell = element(tag, value);
      if (columns[index]?.number) cell.className = 'number';
      if (tag === 'th') cell.setAttribute('scope', 'col');
      return cell;
    });
  const line = (content: HTMLElement[]) => {
    const row = element('tr', '');
    row.append(...content);
    return row;
  };
  const head = element('thead', '');
  head.append(
    line(
      cells(
        'th',
        columns.map((column) => column.title),
      ),
    ),
  );
  const body = element('tbody', '');
  body.append(...rows.map((row) => line(cells('td', row))));
  const table = element('table', '');
  table.append(head, body);
  section.append(table);
  return section;
}

/** Text becomes a text node and nothing else. */
function element(tag: string, content: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = content;
  return made;
}

void showFirst();
