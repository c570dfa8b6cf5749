import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '../../../core/contracts/metrics.ts';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

const drawn = (page: Page) => page.getByRole('img', { name: /^Bars of how far leads came/ }).waitFor();
const figures = async (query: string) =>
  (await (await system.api(`/api/metrics${query}`)).json()) as MetricsAnswer;

/** The strip names the few who are due first: whoever was there before is answered. */
async function answerWhoWaits(tier: string): Promise<void> {
  const listed = await system.api(`/api/leads?waiting=untouched&tier=${tier}&limit=200`);
  const { items } = (await listed.json()) as { items: { leadId: string }[] };
  for (const { leadId } of items) {
    const body = JSON.stringify({ channel: 'call' });
    await system.api(`/api/leads/${leadId}/contact`, { method: 'POST', body });
  }
}

describe('the dashboard', () => {
  it.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)('is sound at %i px, %s', async (width, colorScheme) => {
    const { page, faults } = await system.openAs('morgan', '/?compare=previous', { width, colorScheme });
    await drawn(page);
    await isSound(page);
    for (const toTable of await page.getByText('Table', { exact: true }).all()) await toTable.click();
    await page.getByRole('table', { name: 'Response by rep, as a table' }).waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });

  it('shows the figures that the API answers, as its address says, in a table and in a file', async () => {
    const { page, faults } = await system.openAs('harper', '/?by=campaign&tier=standard');
    const { byCampaign = [], total } = await figures('?tier=standard');
    await page.getByText(String(total.captured), { exact: true }).first().waitFor();
    const funnel = page.getByRole('region', { name: 'Funnel by campaign', exact: true });
    await funnel.getByText('Table', { exact: true }).click();
    const rows = funnel.getByRole('row');
    expect(await rows.count()).toBe(byCampaign.length + 1);
    expect(await rows.nth(1).innerText()).toContain(byCampaign[0]?.campaign ?? '(no campaign)');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      funnel.getByRole('button', { name: 'CSV: Funnel by campaign' }).click(),
    ]);
    const saved = await readFile(await download.path(), 'utf8');
    expect(saved.split('\r\n').slice(1, -1)).toHaveLength(byCampaign.length);
    expect(faults).toEqual([]);
  });

  it('keeps every switch in the address, and says at the field which days cannot be', async () => {
    const { page } = await system.openAs('harper', '/');
    await drawn(page);
    await page.getByRole('combobox', { name: 'Captured' }).selectOption('Last 7 days');
    await page.getByRole('combobox', { name: 'Attribution' }).selectOption('Latest touch');
    await page.getByRole('combobox', { name: 'Compared with' }).selectOption('The days before');
    await page.getByRole('radiogroup', { name: 'Funnel by' }).getByText('Tier').click();
    await page.getByText(/compared with/).waitFor();
    expect(new URL(page.url()).search).toBe('?range=7&attribution=latest&compare=previous&by=tier');

    await page.getByLabel('From', { exact: true }).fill('2027-01-01');
    await page.getByText('The first day is after the last one.').waitFor();
    expect(new URL(page.url()).search).toContain('range=7');
  });

  it('shows a lead that comes in with its running clock, and leads to it', async () => {
    await answerWhoWaits('high');
    const { page } = await system.openAs('morgan', '/?tier=high');
    const { leadId } = await system.newLead({
      email: 'ines@waiting.example',
      name: 'Ines Waiting',
      message: 'please book a demo',
    });
    const link = page.getByRole('listitem').filter({ hasText: 'Ines Waiting' });
    await link.getByRole('timer', { name: /left$/ }).waitFor();
    await link.getByRole('link').click();
    await page.waitForURL(`**/leads/${leadId}`);
  });

  it('shows a rep their own leads alone, and says so', async () => {
    await system.newLead({ email: 'otto@own.example', name: 'Otto Own' }, 'casey');
    await system.newLead({ email: 'olga@other.example', name: 'Olga Other' }, 'devon');
    const { page } = await system.openAs('casey', '/');
    await page.getByText('Your own leads, soonest deadline first').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Otto Own' }).waitFor();
    expect(await page.getByText('Olga Other').count()).toBe(0);
  });

  it('shows a machine that reads figures how many leads wait, and none of them', async () => {
    const asked: string[] = [];
    const { page, faults } = await system.openWithBiKey('/');
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await drawn(page);
    await page.getByText('past the time to respond').waitFor();
    await page.reload();
    await drawn(page);
    expect(asked).toContain('/api/metrics');
    expect(asked).not.toContain('/api/leads');
    expect(asked).not.toContain('/api/team');
    expect(faults).toEqual([]);
  });
});
