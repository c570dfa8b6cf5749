/** The console's sign-in in a real browser: the built page, the built-in issuer, and the check that the API makes. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessTokens } from '../../functions/shared/access-token.ts';
import { type HttpReply, type HttpRequest, header, json } from '../../functions/shared/http.ts';
import { openBrowser } from '../support/browser.ts';
import { clientId, type IssuerServer, serveIssuer } from '../support/issuer.ts';

const folder = new URL('../../.build/console/', import.meta.url);
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const fileReply = (name: string): HttpReply => ({
  statusCode: 200,
  headers: { 'content-type': types[extname(name)] ?? '' },
  body: readFileSync(new URL(name, folder), 'utf8'),
});
const assets = Object.fromEntries(
  readdirSync(new URL('assets/', folder)).map((name) => [
    `GET /assets/${name}`,
    async () => fileReply(`assets/${name}`),
  ]),
);

/** Who asked who they are, as the API made them out: a person by a token, a machine by its key, or nobody. */
let callers: string[];
const me = async (event: unknown, origin: string): Promise<HttpReply> => {
  const request = event as HttpRequest;
  const token = header(request, 'authorization')?.replace('Bearer ', '') ?? '';
  const checked = await accessTokens({ issuer: `${origin}/local/issuer`, clientId }).verify(token, now());
  const caller =
    checked.outcome === 'valid'
      ? checked.username
      : header(request, 'x-api-key') === 'good'
        ? 'key'
        : 'nobody';
  callers.push(caller);
  if (caller === 'nobody') return json(401, { title: 'Sign in', status: 401 });
  if (caller === 'blair') return json(403, { title: 'You are not on the team', status: 403 });
  return json(200, {
    kind: caller === 'key' ? 'key' : 'person',
    memberId: caller === 'key' ? null : caller,
    name: caller === 'key' ? 'nightly figures' : 'Alex Kim',
    role: 'bi',
    timeZone: null,
    modelTimeZone: 'Europe/London',
    mayReadAllLeads: false,
  });
};

let ahead = 0;
const now = () => Date.now() + ahead;

let browser: Browser;
let server: IssuerServer;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  callers = [];
  ahead = 0;
  server = await serveIssuer({
    now,
    users: [
      { id: 'alex', name: 'Alex Kim', role: 'rep' },
      { id: 'blair', name: 'Blair Osei', role: 'rep' },
    ],
    functions: {
      'GET /': async () => fileReply('index.html'),
      'GET /favicon.svg': async () => fileReply('favicon.svg'),
      ...assets,
      'GET /auth/config': async (_event, origin) =>
        json(200, { issuer: `${origin}/local/issuer`, clientId, baseUrl: origin }),
      'GET /api/me': me,
      // The figures are not what is tried here: they are never there.
      'GET /api/metrics': async () => new Promise(() => {}),
    },
  });
});
afterEach(() => server.stop());

async function open(address = server.origin) {
  const context = await browser.newContext();
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // What the API refuses is logged by the browser itself; the page shows it.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${address}/`);
  return { page, faults };
}

const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const viewer = (page: Page) => page.getByRole('button', { name: /: settings and sign out$/ });
const signOut = async (page: Page): Promise<void> => {
  await viewer(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
};
async function signIn(page: Page, name = 'Alex Kim'): Promise<void> {
  await signInButton(page).click();
  await page.getByRole('button', { name }).click();
}
const stored = (page: Page, store: 'sessionStorage' | 'localStorage') =>
  page.evaluate((name) => Object.keys(globalThis[name]), store);

describe('a person', () => {
  it('signs in with a press, is named, and asks as themselves', async () => {
    const { page, faults } = await open();
    expect(await viewer(page).count()).toBe(0);
    await signIn(page);
    await viewer(page).waitFor();
    expect(await viewer(page).innerText()).toContain('Alex Kim');
    expect(await signInButton(page).isVisible()).toBe(false);
    expect(new Set(callers)).toEqual(new Set(['alex']));
    // The code has left the address, and the tokens are this tab's alone.
    expect(page.url()).toBe(`${server.origin}/`);
    expect(await stored(page, 'localStorage')).toEqual([]);
    expect(await stored(page, 'sessionStorage')).toEqual([expect.stringMatching(/^oidc\.user:/)]);
    expect(faults).toEqual([]);
  });

  it('stays signed in over a reload, and is asked again in another tab', async () => {
    const { page } = await open();
    await signIn(page);
    await viewer(page).waitFor();
    await page.reload();
    await viewer(page).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${server.origin}/`);
    await signInButton(other).waitFor();
  });

  it('signs out for good', async () => {
    const { page, faults } = await open();
    await signIn(page);
    await viewer(page).waitFor();
    const refreshToken = await page.evaluate(
      () => JSON.parse(Object.values(sessionStorage)[0] as string).refresh_token as string,
    );
    await signOut(page);
    await signInButton(page).waitFor();
    expect(await viewer(page).isVisible()).toBe(false);
    expect(await stored(page, 'sessionStorage')).toEqual([]);
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
    });
    expect((await fetch(`${server.issuer}/token`, { method: 'POST', body })).status).toBe(400);
    await page.reload();
    await signInButton(page).waitFor();
    expect(faults).toEqual([]);
  });

  it('goes on with a new token when the old one has run out', async () => {
    const { page } = await open();
    await signIn(page);
    await viewer(page).waitFor();
    ahead = 2 * 3_600_000;
    // As in a tab that slept: the token's time is over before the page could renew it.
    await page.evaluate(() => {
      const [[key, value]] = Object.entries(sessionStorage) as [[string, string]];
      sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(value), expires_at: 1 }));
    });
    callers = [];
    await page.reload();
    await viewer(page).waitFor();
    expect(new Set(callers)).toEqual(new Set(['alex']));
  });

  it('is asked to sign in again when the API does not know them any more', async () => {
    const { page } = await open();
    await signIn(page);
    await viewer(page).waitFor();
    ahead = 2 * 3_600_000;
    await page.reload();
    await signInButton(page).waitFor();
    await page.getByText('You are not signed in any longer').waitFor();
    expect(await stored(page, 'sessionStorage')).toEqual([]);
  });

  it('is told what they may not see, and can leave', async () => {
    const { page } = await open();
    await signIn(page, 'Blair Osei');
    await page.getByText('You are not on the team').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInButton(page).waitFor();
  });

  it('who comes by another name of this machine is sent to the one that is registered', async () => {
    const { page } = await open(server.origin.replace('127.0.0.1', 'localhost'));
    await page.waitForURL(`${server.origin}/`);
    await signIn(page);
    await viewer(page).waitFor();
  });

  it('is not signed in by an address that somebody else made', async () => {
    const { page } = await open();
    await page.goto(`${server.origin}/?code=made-up&state=made-up`);
    await page.getByText('The sign-in did not work').waitFor();
    expect(await signInButton(page).isVisible()).toBe(true);
    expect(page.url()).toBe(`${server.origin}/`);
  });
});

describe('a machine’s API key', () => {
  const useKey = async (page: Page, key: string) => {
    await page.getByText('Use an API key instead').click();
    await page.getByLabel('API key').fill(key);
    await page.getByRole('button', { name: 'Use the key' }).click();
  };

  it('can be used instead, and put away', async () => {
    const { page, faults } = await open();
    await useKey(page, 'good');
    await viewer(page).waitFor();
    expect(new Set(callers)).toEqual(new Set(['key']));
    await signOut(page);
    await signInButton(page).waitFor();
    expect(await stored(page, 'sessionStorage')).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('that is not known asks who is there again', async () => {
    const { page } = await open();
    await useKey(page, 'bad');
    await page.getByText('You are not signed in any longer').waitFor();
    expect(await signInButton(page).isVisible()).toBe(true);
  });
});
