import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

const pagesOf = async (page: Page) =>
  page.getByRole('navigation', { name: 'Pages' }).first().getByRole('link').allInnerTexts();

describe('the console', () => {
  it.each(['light', 'dark'] as const)('asks a stranger who they are (%s)', async (colorScheme) => {
    const { page, faults } = await system.open('/queue', { width: 360, colorScheme });
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });

  it('comes back to the page that was asked for, and shows each role its own pages', async () => {
    const { page, faults } = await system.openAs('alex', '/model');
    await page.getByRole('heading', { level: 1, name: 'Operating model' }).waitFor();
    expect(await pagesOf(page)).toEqual([
      'Dashboard',
      'My leads',
      'Weekly review',
      'Operating model',
      'Team',
    ]);
    expect(faults).toEqual([]);
  });

  it('shows the manager what went wrong, and a rep that it is not for them', async () => {
    const manager = await system.openAs('morgan', '/');
    expect(await pagesOf(manager.page)).toContain('Inbox of trouble');
    const rep = await system.openAs('alex', '/trouble');
    await rep.page.getByText('This page is not for your role').waitFor();
  });

  it('shows a machine that reads figures neither leads nor people', async () => {
    const { page } = await system.openWithBiKey('/');
    await page.getByRole('navigation', { name: 'Pages' }).first().waitFor();
    expect(await pagesOf(page)).toEqual(['Dashboard', 'Weekly review', 'Operating model']);
  });

  it('ends the session when its key is revoked', async () => {
    const made = await system.api('/api/keys', {
      method: 'POST',
      body: JSON.stringify({ name: 'short-lived', role: 'bi' }),
    });
    const { keyId, apiKey } = (await made.json()) as { keyId: string; apiKey: string };
    const { page } = await system.open('/');
    await page.getByRole('button', { name: 'Use an API key instead' }).click();
    await page.getByLabel('API key').fill(apiKey);
    await page.getByRole('button', { name: 'Use the key' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    expect((await system.api(`/api/keys/${keyId}`, { method: 'DELETE' })).ok).toBe(true);
    await page.getByRole('link', { name: 'Operating model' }).first().click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  it('says when it is offline', async () => {
    const { page } = await system.openAs('harper', '/');
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });
});
