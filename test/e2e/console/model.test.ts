import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

describe('the operating model', () => {
  it('tells when a nurture lead is due before and after the cutoff, over a holiday', async () => {
    const { page, faults } = await system.openAs('alex', '/model');
    const form = page.getByRole('form', { name: 'Deadline preview' });
    const deadlines = page.getByRole('table', { name: 'Deadlines' });
    await form.getByLabel('Day').fill('2026-12-24');
    await form.getByLabel('Time').fill('15:59');
    await form.getByLabel('Tier').selectOption('nurture');
    await form.getByRole('button', { name: 'Preview' }).click();
    await deadlines.getByText('Thu, 24 Dec 2026, 18:00').first().waitFor();

    await form.getByLabel('Time').fill('16:00');
    await form.getByRole('button', { name: 'Preview' }).click();
    await deadlines.getByText('Tue, 29 Dec 2026, 18:00').first().waitFor();
    expect(new URL(page.url()).searchParams.get('at')).toBe('2026-12-24T16:00');
    expect(faults).toEqual([]);
  });

  it('says that clocks skip a time, and at its field that it is none', async () => {
    const skipped = await system.openAs('alex', '/model?at=2027-03-28T01:30&tier=high');
    await skipped.page.getByText('a time that the clocks skip').waitFor();
    const none = await system.openAs('alex', '/model?at=1999-01-01T09:00');
    await none.page.getByLabel('Day').and(none.page.locator('[aria-invalid=true]')).waitFor();
  });

  it.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('is sound at %i px (%s)', async (width, colorScheme) => {
    const { page, faults } = await system.openAs('casey', '/model', { width, colorScheme });
    await page.getByRole('table', { name: 'Deadlines' }).waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });
});
