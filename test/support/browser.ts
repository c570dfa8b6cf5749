/** A real browser for tests: the one that comes with a package on Linux, an installed Chrome elsewhere. */
import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return playwright.launch({ channel: 'chrome' });
  const executablePath = await chromium.executablePath();
  if (!existsSync(executablePath)) throw new Error(`there is no browser at ${executablePath}`);
  // The package's own arguments are for Lambda: one process for everything, drawn in software.
  return playwright.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}
