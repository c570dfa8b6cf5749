/** What every page must be, in a real browser: accessible, and no wider than the screen. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds against WCAG 2.2 AA, as readable lines. Waits for nothing: the page is to be ready. */
export async function accessFaults(page: Page): Promise<string[]> {
  // The page's policy lets no script in: the debugger is not bound by it.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { runOnly: tags })).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Whether nothing sticks out to the right. */
export const fitsItsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** That the page is accessible and fits, as it is. */
export async function isSound(page: Page): Promise<void> {
  expect(await accessFaults(page)).toEqual([]);
  expect(await fitsItsWidth(page)).toBe(true);
}
