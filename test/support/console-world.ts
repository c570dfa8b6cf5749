/** The console in a real browser, on a running system with demo data that all tests share: each works on leads of its own. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import { openBrowser } from './browser.ts';
import { eventually } from './running-system.ts';

export type Member = 'morgan' | 'alex' | 'blair' | 'casey' | 'devon' | 'harper' | 'robin';

const names: Readonly<Record<Member, string>> = {
  morgan: 'Morgan Reyes',
  alex: 'Alex Kim',
  blair: 'Blair Osei',
  casey: 'Casey Lund',
  devon: 'Devon Silva',
  harper: 'Harper Diaz',
  robin: 'Robin Adeyemi',
};

type Look = { readonly width?: number; readonly colorScheme?: 'light' | 'dark' };

export type Opened = {
  readonly page: Page;
  /** What failed in the page, and what its policy had to stop: to be empty at the end. */
  readonly faults: string[];
};

/** To be called once at the top of a test file. */
export function useConsole() {
  const { origin, adminKey, biKey } = inject('consoleSystem');
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const api = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { 'x-api-key': adminKey, 'content-type': 'application/json', ...init.headers },
    });

  async function open(path: string, { width = 1280, colorScheme = 'light' }: Look = {}): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // What the API refuses is logged by the browser itself; the pages show it.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
    });
    await page.goto(origin + path);
    return { page, faults };
  }

  return {
    origin,
    api,
    /** Nobody is signed in. */
    open,

    /** Signs in as the member and is on the page. */
    async openAs(member: Member, path: string, look?: Look): Promise<Opened> {
      const opened = await open(path, look);
      await opened.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await opened.page.getByRole('button', { name: names[member] }).click();
      await opened.page.getByRole('button', { name: `${names[member]}: settings and sign out` }).waitFor();
      return opened;
    },

    /** As a machine whose key may only read figures. */
    async openWithBiKey(path: string, look?: Look): Promise<Opened> {
      const opened = await open(path, look);
      await opened.page.getByRole('button', { name: 'Use an API key instead' }).click();
      await opened.page.getByLabel('API key').fill(biKey);
      await opened.page.getByRole('button', { name: 'Use the key' }).click();
      return opened;
    },

    /** A new lead with its first owner, who is the named member if one is named. */
    async newLead(fields: Record<string, string>, owner?: Member): Promise<LeadAnswer> {
      const posted = await fetch(`${origin}/leads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      });
      const { leadId } = (await posted.json()) as { leadId: string };
      const read = async () => (await (await api(`/api/leads/${leadId}`)).json()) as LeadAnswer;
      const assigned = await eventually(read, ({ stage }) => stage !== 'captured');
      if (owner === undefined || assigned.ownerId === owner) return assigned;
      const body = JSON.stringify({ ownerId: owner, reason: 'for the test' });
      const given = await api(`/api/leads/${leadId}/reassign`, { method: 'POST', body });
      if (!given.ok) throw new Error(`not reassigned: ${await given.text()}`);
      return (await given.json()) as LeadAnswer;
    },

    lead: async (leadId: string) => (await (await api(`/api/leads/${leadId}`)).json()) as LeadAnswer,
  };
}
