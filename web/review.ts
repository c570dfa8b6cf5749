/**
 * The page of a weekly review: asks the API for the document as its viewer, and shows it in a frame that runs no script.
 * The frame keeps our origin, so that it can be printed and is as high as its content.
 */
import { type Api, apiFor } from './console/api/client.ts';
import { openSession } from './console/session.ts';

const find = <Found extends HTMLElement>(id: string): Found => document.getElementById(id) as Found;
const status = find<HTMLElement>('status');
const frame = find<HTMLIFrameElement>('review');
const print = find<HTMLButtonElement>('print');
const weeks = find<HTMLSelectElement>('weeks');

async function show(): Promise<void> {
  const session = await openSession();
  const viewer = await session.viewer();
  if (!viewer) return say('Sign in at the dashboard, then come back.');
  const api = apiFor(viewer.headers);
  const frozen = await frozenWeeks(api);
  const asked = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
  const isoWeek = asked === 'latest' ? frozen[0] : asked;
  if (isoWeek === undefined) return say('No week was reviewed yet.');
  offer(frozen.includes(isoWeek) ? frozen : [isoWeek, ...frozen], isoWeek);
  const { data, response } = await api.GET('/api/reviews/{isoWeek}', {
    params: { path: { isoWeek } },
    headers: { accept: 'text/html' },
    parseAs: 'text',
  });
  switch (response.status) {
    case 200:
      return render(data ?? '');
    case 401:
      await session.forget();
      return say('You are not signed in, or no longer.');
    case 403:
      return say(`${viewer.name} may not read the reviews.`);
    case 404:
    case 422:
      return say('There is no review of such a week.');
    default:
      throw new Error(`status ${response.status}`);
  }
}

/** Newest first; none for who may not read them, which the review itself will say. */
async function frozenWeeks(api: Api): Promise<string[]> {
  const { data } = await api.GET('/api/reviews');
  return (data?.items ?? []).map((item) => item.isoWeek);
}

function offer(offered: readonly string[], shown: string): void {
  weeks.replaceChildren(...offered.map((week) => new Option(week, week, false, week === shown)));
  weeks.hidden = false;
  weeks.addEventListener('change', () => location.assign(`/reviews/${weeks.value}`));
}

function render(page: string): void {
  frame.addEventListener('load', fit);
  window.addEventListener('resize', fit);
  frame.srcdoc = page;
  frame.hidden = false;
  print.hidden = false;
  print.addEventListener('click', () => frame.contentWindow?.print());
}

/** The page scrolls and not the frame. */
function fit(): void {
  const shown = frame.contentDocument?.documentElement;
  if (!shown) return;
  frame.style.height = '0';
  frame.style.height = `${shown.scrollHeight}px`;
}

function say(what: string): void {
  status.textContent = what;
}

show().catch((error: unknown) =>
  say(`The review could not be read: ${error instanceof Error ? error.message : 'no answer'}`),
);
