import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';

const system = useConsole();

const KB = 1_000;

it('brings the dashboard, charts and all, with at most 250 KB of JavaScript, and asks nobody else for anything', async () => {
  const { page, faults } = await system.openAs('morgan', '/model');
  // What the page before still loads is no part of the dashboard, and is gone when that page is left.
  await page.waitForLoadState('networkidle');
  const scripts = new Map<string, Promise<Buffer>>();
  const strangers = new Set<string>();
  page.on('response', (response) => {
    const { origin, pathname } = new URL(response.url());
    if (origin !== system.origin) strangers.add(origin);
    if (pathname.endsWith('.js')) scripts.set(pathname, response.body());
  });
  await page.goto(`${system.origin}/`);
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await page.locator('canvas').first().waitFor();
  await page.waitForLoadState('networkidle');

  const bodies = await Promise.all(scripts.values());
  expect(bodies.length).toBeGreaterThan(1);
  const size = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
  expect(size).toBeLessThanOrEqual(250 * KB);
  expect([...strangers]).toEqual([]);
  expect(faults).toEqual([]);
});
