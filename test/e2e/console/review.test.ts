import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

const weekOf = async (): Promise<string> => {
  const { items } = (await (await system.api('/api/reviews')).json()) as { items: { isoWeek: string }[] };
  return items[0]?.isoWeek ?? '';
};

const cardOf = (page: Page, hypothesis: string) => page.getByRole('article', { name: hypothesis });

async function propose(page: Page, hypothesis: string): Promise<void> {
  await page.getByRole('button', { name: 'Propose an experiment' }).click();
  const form = page.getByRole('form', { name: 'Propose an experiment' });
  await form.getByLabel('Hypothesis').fill(hypothesis);
  await form.getByRole('button', { name: 'Propose', exact: true }).click();
  await cardOf(page, hypothesis).waitFor();
}

describe('the weekly review', () => {
  it('opens with the newest frozen week, which a marketer freezes again and mails', async () => {
    const week = await weekOf();
    const { page, faults } = await system.openAs('harper', '/reviews');
    await page.getByRole('heading', { level: 1, name: week }).waitFor();
    await page.getByRole('button', { name: 'Freeze again…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Freeze again' }).click();
    await page.getByText(`${week} is frozen, revision 2. 2 recipients have it by mail.`).waitFor();
    await page.getByText('Frozen, revision 2', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('lets both teams try something and decide it where they read of it', async () => {
    const { page, faults } = await system.openAs('harper', '/reviews/latest');
    const hypothesis = 'A shorter form brings more demos.';
    await propose(page, hypothesis);
    const card = cardOf(page, hypothesis);
    await card.getByRole('button', { name: 'Start' }).click();
    await card.getByRole('button', { name: 'Start it' }).click();
    await card.getByRole('button', { name: 'Decide' }).click();
    await card.getByLabel('Kept').check();
    await card.getByLabel('Why').fill('More demos, and no worse ones.');
    await card.getByRole('button', { name: 'Decide' }).click();
    await card.getByRole('form').waitFor({ state: 'detached' });
    await card.getByText(/^Kept, .*: More demos, and no worse ones\.$/).waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('keeps what was typed when a colleague was faster, and shows what they wrote', async () => {
    const { page } = await system.openAs('morgan', '/reviews/latest');
    const hypothesis = 'Calls before noon reach more people.';
    await propose(page, hypothesis);
    const card = page.getByRole('article').filter({ hasText: 'Calls before noon' });
    await card.getByRole('button', { name: 'Edit' }).click();
    await card.getByLabel('Sprint').fill('S9');

    const { items } = (await (await system.api('/api/experiments')).json()) as {
      items: { id: string; hypothesis: string }[];
    };
    const id = items.find((it) => it.hypothesis === hypothesis)?.id;
    const body = JSON.stringify({ hypothesis: 'Calls before noon reach more directors.' });
    expect((await system.api(`/api/experiments/${id}`, { method: 'PATCH', body })).ok).toBe(true);

    await card.getByRole('button', { name: 'Save' }).click();
    await card.getByText('Hypothesis is now: Calls before noon reach more directors.').waitFor();
    expect(await card.getByLabel('Sprint').inputValue()).toBe('S9');
    await card.getByRole('button', { name: 'Save over the newest version' }).click();
    await cardOf(page, 'Calls before noon reach more directors.').getByText('S9').waitFor();
  });

  it('shows a rep the figures and nothing to change them with', async () => {
    const { page } = await system.openAs('alex', '/reviews/latest');
    await page.getByRole('heading', { name: 'As they are now' }).waitFor();
    await page.getByRole('article').first().waitFor();
    expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual(['Print']);
  });

  it.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('is sound at %i px (%s)', async (width, colorScheme) => {
    const { page, faults } = await system.openAs('harper', '/reviews/latest', { width, colorScheme });
    await page.getByRole('table', { name: 'Scorecard' }).waitFor();
    await page.getByRole('article').first().waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });

  it('is paper without navigation, dark or not', async () => {
    const { page } = await system.openAs('harper', '/reviews/latest', { colorScheme: 'dark' });
    await page.getByRole('table', { name: 'Scorecard' }).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
  });
});
