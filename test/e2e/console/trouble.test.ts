import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

/** As a browser does that fills in a field which its person does not see. */
async function quarantine(name: string, more: Record<string, string> = {}): Promise<void> {
  const posted = await fetch(`${system.origin}/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@trouble.example`,
      company: 'Acme',
      message: 'Please show us a demo',
      _gotcha: 'Acme',
      ...more,
    }),
  });
  expect(posted.status).toBe(201);
}
const tabsOf = async (page: Page) =>
  (await page.getByRole('tab').allInnerTexts()).map((text) => text.replace(/\s*\(.*$/, ''));
const entryOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

describe('the inbox of trouble', () => {
  it('releases what was taken for a bot’s: it becomes a lead, and its clock runs', async () => {
    await quarantine('Petra Person');
    await quarantine('Bob Bot', { _gotcha: 'https://cheap.example' });
    const { page, faults } = await system.openAs('morgan', '/trouble');
    await page.getByRole('tab', { name: /^Quarantine \(\d+\)/ }).waitFor();
    await entryOf(page, 'Petra Person').getByText('repeats their company').waitFor();
    await entryOf(page, 'Bob Bot').getByText('most likely a bot').waitFor();
    await isSound(page);

    await page.getByRole('button', { name: 'Dismiss Bob Bot' }).click();
    await entryOf(page, 'Bob Bot').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Release Petra Person' }).click();
    const told = page.getByRole('status').filter({ hasText: 'It is a lead now' });
    await told.getByText(/Petra Person is now a lead of .+; its clock runs/).waitFor();
    await entryOf(page, 'Petra Person').waitFor({ state: 'detached' });
    const path = (await told.getByRole('link').getAttribute('href')) ?? '';
    expect(await system.lead(path.replace('/leads/', ''))).toMatchObject({
      stage: 'assigned',
      contact: { name: 'Petra Person' },
    });
    await page.getByText('Released', { exact: true }).click();
    await entryOf(page, 'Petra Person').getByText('Released by Morgan Reyes').waitFor();
    expect(faults).toEqual([]);
  });

  it('says why a submission cannot become a lead', async () => {
    await quarantine('Nina Nowhere', { email: 'nowhere' });
    const { page } = await system.openAs('harper', '/trouble');
    await entryOf(page, 'Nina Nowhere')
      .getByText(/It cannot become a lead: email/)
      .waitFor();
    expect(await page.getByRole('button', { name: 'Release Nina Nowhere' }).isDisabled()).toBe(true);
  });

  it('shows marketing what is theirs to judge, and no alerts', async () => {
    const { page } = await system.openAs('harper', '/trouble?tab=alerts');
    await page.getByRole('tab', { name: 'Quarantine', selected: true }).waitFor();
    expect(await tabsOf(page)).toEqual(['Quarantine', 'Overrides']);
  });

  it('is not for a rep', async () => {
    const { page } = await system.openAs('alex', '/trouble');
    await page.getByText('This page is not for your role').waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
  });

  it('shows who was not told of their lead, and who was told instead', async () => {
    const { leadId } = await system.newLead({ email: 'unheard@trouble.example', name: 'Uma Unheard' });
    const alert = {
      ...{ leadId, kind: 'assigned', round: 1, role: 'owner', recipientId: 'casey', channel: 'email' },
      ...{ status: 'failed', outcome: 'MessageRejected', attempts: 3, at: '2026-11-23T15:00:09.114Z' },
      ...{ holdUntil: null, fellOverTo: 'casey#sms', insteadOf: null },
    };
    const { page, faults } = await system.openAs('morgan', '/');
    await page.route('**/api/alerts?*', (route) => {
      const isFailed = new URL(route.request().url()).searchParams.get('status') === 'failed';
      const items = isFailed ? [alert, { ...alert, recipientId: 'devon', fellOverTo: null }] : [];
      return route.fulfill({ json: { items, nextCursor: null } });
    });
    await page.goto(`${system.origin}/trouble?tab=alerts`);
    await page.getByRole('tab', { name: 'Alerts (2)' }).waitFor();
    await page.getByText('Told instead: Casey Lund by text message.').waitFor();
    await page.getByText(/^Nobody was told instead: open the lead/).waitFor();
    await isSound(page);
    await page.getByRole('link', { name: 'Open the lead' }).first().click();
    await page.waitForURL(`**/leads/${leadId}`);
    expect(faults).toEqual([]);
  });

  it('names what failed for good, and the runbook’s section for it', async () => {
    const { page, faults } = await system.openAs('robin', '/');
    await page.route('**/api/dead-letters', (route) =>
      route.fulfill({
        json: {
          messages: {
            total: 3,
            samples: [
              {
                ...{ id: 'm1', at: '2026-11-23T15:06:00.000Z', kind: 'invocation', rule: null },
                ...{ function: 'SendAlerts', event: 'LeadAssigned', leadId: null, error: 'NoRoute' },
              },
            ],
          },
          batches: { items: [], more: false },
        },
      }),
    );
    await page.goto(`${system.origin}/trouble?tab=dead-letters`);
    await page.getByText('SendAlerts kept failing on LeadAssigned.').waitFor();
    await page.getByText('Events are in the dead-letter queue').waitFor();
    await page.getByText('And about 2 more in the queue.').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'dark'],
  ] as const)('is accessible and fits %i pixels in every tab (%s)', async (width, colorScheme) => {
    await quarantine(`Wim Wide ${width} ${colorScheme}`, { _gotcha: 'x'.repeat(400) });
    const { page, faults } = await system.openAs('morgan', '/trouble', { width, colorScheme });
    await entryOf(page, `Wim Wide ${width} ${colorScheme}`).waitFor();
    await isSound(page);
    for (const tab of [/^Alerts/, /^Dead letters/, /^Overrides/]) {
      await page.getByRole('tab', { name: tab }).click();
      await page
        .getByRole('tabpanel')
        .getByText(/Nothing went|Open the lead|What to do/)
        .first()
        .waitFor();
      await isSound(page);
    }
    expect(faults).toEqual([]);
  });
});
