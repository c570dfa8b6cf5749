import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';
import { eventually } from '../../support/running-system.ts';

const system = useConsole();

const lead = (name: string, more: Record<string, string> = {}) => ({
  email: `${name.toLowerCase().replaceAll(' ', '.')}@queue.example`,
  name,
  message: 'Please show us a demo',
  ...more,
});
const rowOf = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true });
const press = (page: Page, name: string, button: string) =>
  rowOf(page, name).getByRole('button', { name: `${button}: ${name}`, exact: true });
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

describe('a rep’s leads', () => {
  it('are theirs alone; one press records the first response and stops the clock', async () => {
    const paula = await system.newLead(lead('Paula Phone'), 'alex');
    await system.newLead(lead('Bob Blairs'), 'blair');
    const { page, faults } = await system.openAs('alex', '/queue?view=all&owner=blair');
    await page.getByRole('heading', { level: 1, name: 'My leads' }).waitFor();
    await rowOf(page, 'Paula Phone').getByRole('timer').waitFor();
    expect(await rowOf(page, 'Bob Blairs').count()).toBe(0);
    expect(await page.title()).toMatch(/^\(\d+\) My leads/);

    await press(page, 'Paula Phone', 'I’m on it').click();
    await said(page, 'You are on it: the reminders for Paula Phone rest');
    await rowOf(page, 'Paula Phone').getByText('You are on it').waitFor();
    await press(page, 'Paula Phone', 'Called').click();
    await said(page, 'First response to Paula Phone recorded: call');
    await rowOf(page, 'Paula Phone').getByText('Contacted', { exact: true }).waitFor();
    expect(await rowOf(page, 'Paula Phone').getByRole('timer').count()).toBe(0);
    expect(await rowOf(page, 'Paula Phone').getByRole('button').count()).toBe(0);
    expect(await system.lead(paula.leadId)).toMatchObject({
      stage: 'contacted',
      claim: { by: 'rep:alex' },
      firstResponse: { by: 'alex', channel: 'call' },
    });
    expect(faults).toEqual([]);
  });

  it('are worked by keys while the list has the focus, and only then', async () => {
    const kim = await system.newLead(lead('Kim Keys'), 'devon');
    const { page, faults } = await system.openAs('devon', '/queue');
    await rowOf(page, 'Kim Keys').waitFor();
    await page.getByLabel('Tier').focus();
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Keys', exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of the list' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Home');
    for (let moves = 0; !(await isFocused(page, 'Kim Keys')); moves += 1) {
      expect(moves).toBeLessThan(200);
      await page.keyboard.press('j');
    }
    expect((await system.lead(kim.leadId)).stage).toBe('assigned');
    await page.keyboard.press('e');
    await said(page, 'First response to Kim Keys recorded: e-mail');
    expect((await system.lead(kim.leadId)).firstResponse).toMatchObject({ channel: 'email', by: 'devon' });
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/leads/${kim.leadId}`);
    expect(faults).toEqual([]);
  });

  it('say who was ahead, and come and go without a reload', async () => {
    const { page } = await system.openAs('casey', '/queue');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const late = await system.newLead(lead('Lana Late'), 'casey');
    await press(page, 'Lana Late', 'Texted').hover();
    const given = JSON.stringify({ ownerId: 'blair', reason: 'for the test' });
    const path = `/api/leads/${late.leadId}/reassign`;
    expect((await system.api(path, { method: 'POST', body: given })).ok).toBe(true);
    await rowOf(page, 'Lana Late').getByText('No longer in this list').waitFor();
    await page.mouse.move(0, 0);
    await rowOf(page, 'Lana Late').waitFor({ state: 'detached' });
  });

  it('shows on the row what the API refuses', async () => {
    const late = await system.newLead(lead('Rita Refused'), 'casey');
    const { page } = await system.openAs('casey', '/queue');
    await press(page, 'Rita Refused', 'Met').hover();
    // The list has not heard yet of what the press will meet.
    await page.route('**/api/leads?*', (route) => route.abort());
    const given = JSON.stringify({ ownerId: 'blair', reason: 'for the test' });
    await system.api(`/api/leads/${late.leadId}/reassign`, { method: 'POST', body: given });
    await press(page, 'Rita Refused', 'Met').click();
    await rowOf(page, 'Rita Refused').getByRole('alert').getByText('recorded as late').waitFor();
    expect((await system.lead(late.leadId)).stage).toBe('assigned');
  });
});

describe('the browser’s notifications', () => {
  it('come for a new lead once they are turned on, name nobody, and open it', async () => {
    const { page, faults } = await system.openAs('casey', '/model');
    await page.context().grantPermissions(['notifications']);
    await page.addInitScript(() => {
      Object.assign(window, { shown: [] });
      class Recorded {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        onclick = null;
        close = () => undefined;
        constructor(title: string, { body }: { body: string }) {
          (window as unknown as { shown: object[] }).shown.push(Object.assign(this, { title, body }));
        }
      }
      Object.assign(window, { Notification: Recorded });
    });
    await page.clock.install();
    await page.goto(`${system.origin}/queue`);
    await page.getByRole('switch', { name: 'Tell me when a lead arrives' }).press('Space');
    await page.getByText('While the console is open in a tab.').waitFor();
    await page.getByRole('link', { name: 'Operating model' }).first().click();
    await page.waitForLoadState('networkidle');
    const nina = await system.newLead(lead('Nina Notice'), 'casey');
    const shown = () =>
      page.evaluate(() => (window as unknown as { shown: { title: string; body: string }[] }).shown);
    await eventually(
      async () => {
        await page.clock.fastForward(10_000);
        return shown();
      },
      (notices) => notices.some(({ title }) => title === 'New high-intent lead'),
    );
    expect(JSON.stringify(await shown())).not.toContain('Nina');
    await page.evaluate(() =>
      (window as unknown as { shown: { onclick: () => void }[] }).shown.at(-1)?.onclick(),
    );
    await page.waitForURL(`**/leads/${nina.leadId}`);
    expect(faults).toEqual([]);
  });
});

describe('everybody’s leads', () => {
  it('are a manager’s to see, with their owners, and a marketer’s without a button', async () => {
    await system.newLead(lead('Mara Many'), 'blair');
    const manager = await system.openAs('morgan', '/queue?view=all&tier=high');
    await rowOf(manager.page, 'Mara Many').getByText('Owner: Blair Osei').waitFor();
    await press(manager.page, 'Mara Many', 'Called').waitFor();
    const marketer = await system.openAs('harper', '/queue');
    await rowOf(marketer.page, 'Mara Many').waitFor();
    expect(await rowOf(marketer.page, 'Mara Many').getByRole('button').count()).toBe(0);
    expect(await marketer.page.getByRole('switch').count()).toBe(0);
  });

  it('stay light when thousands are loaded', async () => {
    const { page, faults } = await system.openAs('morgan', '/queue?view=waiting');
    await page.getByRole('list', { name: 'Leads: waiting' }).waitFor();
    const { items } = await (await system.api('/api/leads?waiting=untouched&limit=1')).json();
    await page.route('**/api/leads?*', async (route) => {
      const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
      const many = Array.from({ length: 500 }, (_, i) => ({
        ...items[0],
        leadId: String(from + i).padStart(26, '0'),
        contact: { email: 'x@queue.example', name: `Lead ${from + i}` },
      }));
      const json = { items: many, nextCursor: from >= 2_500 ? null : String(from + 500) };
      await route.fulfill({ json });
    });
    await page.reload();
    await rowOf(page, 'Lead 0').focus();
    await eventually(
      async () => {
        await page.keyboard.press('End');
        return rowOf(page, 'Lead 2999').count();
      },
      (found) => found === 1,
    );
    expect(await page.getByRole('listitem').count()).toBeLessThan(100);
    await page.keyboard.press('Home');
    expect(await isFocused(page, 'Lead 0')).toBe(true);
    expect(faults).toEqual([]);
  });
});

describe('the page', () => {
  it.each([
    ['blair', '/queue', 360, 'light'],
    ['morgan', '/queue?view=all', 1280, 'dark'],
  ] as const)('of %s at %s is sound at %i pixels (%s)', async (member, path, width, colorScheme) => {
    await system.newLead(lead('Ada Access', { company: 'A'.repeat(80) }), 'blair');
    const { page, faults } = await system.openAs(member, path, { width, colorScheme });
    await rowOf(page, 'Ada Access').getByRole('timer').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });
});

const isFocused = (page: Page, name: string) =>
  rowOf(page, name).evaluateAll((rows) => rows.some((row) => row === document.activeElement));
