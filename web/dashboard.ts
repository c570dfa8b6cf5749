/** The dashboard: asks the API as its viewer, shows the tables, and asks again every few seconds. */
import { type Api, apiFor, type LeadItem, type Metrics, type Problem } from './console/api/client.ts';
import { nowStrip, period, tableElement } from './console/drawing.ts';
import { tablesOf } from './console/figures.ts';
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
/** As they were last seen; null for a viewer who may not see them, or did not look yet. */
let waiting: LeadItem[] | null = null;

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
    const api = apiFor(viewer.headers);
    const { data, error, response } = await api.GET('/api/metrics', { params: { query: askedRange() } });
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
    if (data === undefined) throw new Error(problemIn(error, response.status));
    // Looking for the leads that wait takes longer than the figures, which need not wait for it.
    render(data, waiting);
    waiting = await untouchedLeads(api);
    render(data, waiting);
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
  waiting = null;
  range.hidden = true;
  figures.hidden = true;
  status.textContent = '';
}

/** The leads that wait, if the viewer may read leads; null if not. */
async function untouchedLeads(api: Api): Promise<LeadItem[] | null> {
  const leads: LeadItem[] = [];
  for (const stage of ['captured', 'assigned'] as const) {
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < MOST_PAGES; pages += 1) {
      const query = { stage, from: daysAgo(YEAR), limit: 100, ...(cursor && { cursor }) };
      const { data } = await api.GET('/api/leads', { params: { query } });
      if (data === undefined) return null;
      leads.push(...data.items);
      cursor = data.nextCursor;
    }
  }
  return leads;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** What the form says; the API checks it. */
function askedRange(): Record<string, string> {
  const filled = [...new FormData(range)].filter(([, value]) => value !== '') as [string, string][];
  return Object.fromEntries(filled);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'no answer';
}

function problemIn(refusal: Problem | { message: string } | undefined, status: number): string {
  if (refusal === undefined || !('title' in refusal)) return `status ${status}`;
  const errors = (refusal.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  return [refusal.title, ...errors].join('; ');
}

function render(answer: Metrics, untouched: readonly LeadItem[] | null): void {
  range.hidden = false;
  figures.hidden = false;
  figures.replaceChildren(
    ...(answer.now ? [nowStrip(answer.now)] : []),
    period(answer),
    ...tablesOf(answer, untouched).map(tableElement),
  );
}

void start();
