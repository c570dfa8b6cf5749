/** The dashboard: asks the API as its viewer, shows the tables, and asks again every few seconds. */
import type { LeadView } from '../core/lead-view.ts';
import { nowStrip, period, tableElement } from './console/drawing.ts';
import { type Answer, tablesOf } from './console/figures.ts';
import { openSession, type Session, type Viewer } from './console/session.ts';

const REFRESH_MS = 5_000;
/** What waits waits whatever the range says: leads of the last year are asked for, as far as these pages go. */
const YEAR = 360;
const MOST_PAGES = 12;

const find = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;
const signIn = find<HTMLElement>('sign-in');
const keyForm = find<HTMLFormElement>('key');
const viewerLine = find<HTMLElement>('viewer');
const range = find<HTMLFormElement>('range');
const status = find<HTMLElement>('status');
const figures = find<HTMLElement>('figures');

let refresh: ReturnType<typeof setTimeout> | undefined;

async function start(): Promise<void> {
  let session: Session;
  try {
    session = await openSession();
  } catch (error) {
    status.textContent = `The dashboard could not start: ${reason(error)}`;
    return;
  }
  find('sign-in-button').addEventListener('click', () => {
    session.signIn().catch((error) => {
      status.textContent = `The sign-in page cannot be reached: ${reason(error)}`;
    });
  });
  find('sign-out').addEventListener('click', () => void session.signOut());
  keyForm.addEventListener('submit', (event) => {
    event.preventDefault();
    session.useKey(String(new FormData(keyForm).get('key')));
    keyForm.reset();
    void show(session);
  });
  range.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(session);
  });
  await show(session);
  if (session.failure) status.textContent = `The sign-in did not work: ${session.failure}`;
}

async function show(session: Session): Promise<void> {
  clearTimeout(refresh);
  const viewer = await session.viewer();
  showViewer(viewer);
  if (!viewer) return;
  try {
    const response = await ask(`/api/metrics?${rangeQuery()}`, viewer);
    if (response.status === 401) {
      await session.forget();
      showViewer(null);
      status.textContent = 'You are not signed in, or no longer.';
      return;
    }
    if (response.status === 403) {
      figures.hidden = true;
      range.hidden = true;
      status.textContent = `${viewer.name} may not read the figures.`;
      return;
    }
    if (!response.ok) throw new Error(await problemOf(response));
    const answer = (await response.json()) as Answer;
    render(answer, await untouchedLeads(viewer));
    status.textContent = '';
  } catch (error) {
    // What was shown stays: old figures say more than none.
    status.textContent = `The figures could not be read: ${reason(error)}`;
  }
  refresh = setTimeout(() => show(session), REFRESH_MS);
}

/** Says who is there, or asks to sign in. */
function showViewer(viewer: Viewer | null): void {
  find('viewer-name').textContent = viewer?.name ?? '';
  viewerLine.hidden = !viewer;
  signIn.hidden = viewer !== null;
  if (viewer) return;
  range.hidden = true;
  figures.hidden = true;
  status.textContent = '';
}

/** The leads that wait, if the viewer may read leads; null if not. */
async function untouchedLeads(viewer: Viewer): Promise<LeadView[] | null> {
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
      const response = await ask(`/api/leads?${query}`, viewer);
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

function ask(path: string, { headers }: Viewer): Promise<Response> {
  return fetch(path, { headers });
}

function rangeQuery(): string {
  const filled = [...new FormData(range)].filter(([, value]) => value !== '') as [string, string][];
  return new URLSearchParams(filled).toString();
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'no answer';
}

async function problemOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as {
    title?: string;
    errors?: { path: string; message: string }[];
  };
  const errors = (problem.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  return [problem.title ?? `status ${response.status}`, ...errors].join('; ');
}

function render(answer: Answer, untouched: readonly LeadView[] | null): void {
  range.hidden = false;
  figures.hidden = false;
  figures.replaceChildren(
    nowStrip(answer.now),
    period(answer),
    ...tablesOf(answer, untouched).map(tableElement),
  );
}

void start();
