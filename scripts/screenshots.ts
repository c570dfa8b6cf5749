/**
 * Takes the pictures of README.md, into docs/images/: of the built system with its demo data, as people see it.
 * `--days 90` is how far the demo goes back; many days take minutes.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/support/browser.ts';
import { startSystem } from '../test/support/running-system.ts';

type Picture = {
  readonly name: string;
  readonly member: string;
  /** Opens the page and waits until what the picture is of is there. */
  readonly show: (page: Page, origin: string) => Promise<unknown>;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
};

const WIDE = { width: 1440, height: 1000, colorScheme: 'light' } as const;
const PHONE = { width: 390, height: 844, colorScheme: 'light' } as const;

/** A page by its address, once it has its heading and asks for nothing more. */
const at = (path: string) => async (page: Page, origin: string) => {
  await page.goto(origin + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

const firstLead = async (page: Page, origin: string) => {
  await at('/queue?view=waiting')(page, origin);
  await page.locator('a[href^="/leads/"]').first().click();
  await page.getByRole('heading', { name: 'Where they come from' }).waitFor();
  await page.waitForLoadState('networkidle');
};

const pictures: readonly Picture[] = [
  { name: 'dashboard', member: 'Morgan Reyes', show: at('/'), ...WIDE },
  { name: 'dashboard-dark', member: 'Morgan Reyes', show: at('/'), ...WIDE, colorScheme: 'dark' },
  { name: 'leads', member: 'Morgan Reyes', show: at('/queue?view=waiting'), ...WIDE },
  { name: 'lead', member: 'Morgan Reyes', show: firstLead, ...WIDE },
  { name: 'review', member: 'Harper Diaz', show: at('/reviews/latest'), ...WIDE },
  { name: 'my-leads-phone', member: 'Alex Kim', show: at('/queue'), ...PHONE },
];

const { values } = parseArgs({ options: { days: { type: 'string', default: '90' } } });
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });

const system = await startSystem({ minute: '60s', demoDays: Number(values.days) });
const browser = await openBrowser();
try {
  for (const { name, member, show, width, height, colorScheme } of pictures) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    await page.goto(system.origin);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: member }).click();
    await page.getByRole('button', { name: `${member}: settings and sign out` }).waitFor();
    await show(page, system.origin);
    await page.screenshot({ path: `${folder}${name}.png` });
    console.log(`docs/images/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await system.stop();
  system.remove();
}
