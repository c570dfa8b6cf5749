import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MemberAnswer } from '../../../core/contracts/team.ts';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';
import { eventually } from '../../support/running-system.ts';

const system = useConsole();

async function member(id: string): Promise<MemberAnswer> {
  const { items } = (await (await system.api('/api/team')).json()) as { items: MemberAnswer[] };
  const found = items.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not on the team`);
  return found;
}
const change = (id: string, body: object) =>
  system.api(`/api/team/${id}`, { method: 'PATCH', body: JSON.stringify(body) });
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const headings = (page: Page) => page.getByRole('heading', { level: 2 }).allInnerTexts();

describe('the team’s page', () => {
  it('takes a rep off the rounds and back by one press each, and plans their absence', async () => {
    const { page, faults } = await system.openAs('alex', '/team');
    await page.getByRole('switch', { name: 'Available', exact: true }).click();
    await page.getByText('You are given no new leads until you switch it on.').waitFor();
    await rowOf(page, 'Alex Kim').getByText('Switched off').waitFor();
    expect((await member('alex')).availability).toBe('off');
    await page.getByRole('switch', { name: 'Not available', exact: true }).click();
    await page.getByText('You are given leads when it is your turn.').waitFor();
    expect((await member('alex')).availability).toBe('on');

    await page.getByLabel('Out of office from').fill('2031-12-24T12:00');
    await page.getByLabel('until').first().fill('2031-12-23T12:00');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Must end after it starts').waitFor();
    await page.getByLabel('until').first().fill('2031-12-28T08:00');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Remove the absence from 24 Dec 2031, 12:00' }).waitFor();
    expect((await member('alex')).outOfOffice.at(-1)?.from).toMatch(/^2031-12-24T/);
    await page.getByRole('button', { name: 'Remove the absence from 24 Dec 2031, 12:00' }).click();
    await page.getByText('No absence is planned.').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows a rep the load of all, and nothing of others to change', async () => {
    const { page } = await system.openAs('alex', '/team');
    await rowOf(page, 'Blair Osei')
      .getByText(/their share/)
      .waitFor();
    expect(await headings(page)).toEqual(['You', 'Who takes leads', 'Others']);
    expect(await page.getByRole('switch').count()).toBe(2);
    expect(await page.getByRole('button', { name: /^(Edit|Absences of|Add a member)/ }).count()).toBe(0);
    expect(await page.getByText('@example.com').count()).toBe(0);
  });

  it('lets a manager edit a rep, tells what is wrong at its field, and writes over nothing unseen', async () => {
    const { page, faults } = await system.openAs('morgan', '/team');
    await rowOf(page, 'Blair Osei').getByRole('button', { name: 'Edit Blair Osei' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Blair Osei' });
    await dialog.getByLabel('Weight').fill('3');
    await dialog.getByLabel('Skills').fill('enterprise, no such tag!');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^Expected an id/).waitFor();
    await isSound(page);
    await dialog.getByLabel('Skills').fill('enterprise');
    // A colleague sets a limit meanwhile.
    expect((await change('blair', { dailyCap: 30 })).ok).toBe(true);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Changed: Most leads a day.').waitFor();
    await dialog.getByRole('button', { name: 'Save over the newest version' }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, 'Blair Osei').getByText('of 30').waitFor();
    expect(await member('blair')).toMatchObject({ weight: 3, dailyCap: 30, skills: ['enterprise'] });
    await page.getByText('Morgan Reyes changed Blair Osei: weight').waitFor();
    expect(await headings(page)).not.toContain('Keys of machines');
    expect(faults).toEqual([]);
    await change('blair', { weight: 1, dailyCap: null });
  });

  it('takes in a new member, and says which leads they leave behind', async () => {
    const { page, faults } = await system.openAs('robin', '/team');
    await page.getByRole('button', { name: 'Add a member' }).click();
    const adding = page.getByRole('dialog', { name: 'Add a member' });
    await adding.getByLabel('Id').fill('toni');
    await adding.getByLabel('Name').fill('Toni Temp');
    await adding.getByRole('button', { name: 'Add' }).click();
    await adding.getByText('Expected an e-mail address').waitFor();
    await adding.getByLabel('E-mail').fill('toni.temp@example.com');
    await adding.getByRole('button', { name: 'Add' }).click();
    await rowOf(page, 'Toni Temp').waitFor();
    await change('toni', { availability: 'off' });

    const { leadId } = await system.newLead({ email: 'left@team.example', name: 'Lee Left' });
    const given = JSON.stringify({ ownerId: 'toni', reason: 'for the test' });
    await system.api(`/api/leads/${leadId}/reassign`, { method: 'POST', body: given });
    await eventually(
      () => member('toni'),
      ({ load }) => load.open === 1,
    );
    await page.reload();
    await page.getByRole('button', { name: 'Edit Toni Temp' }).click();
    await page.getByRole('button', { name: 'Set inactive…' }).click();
    await page.getByRole('button', { name: 'Yes, they left the team' }).click();
    await page.getByText('They still own 1 open lead').waitFor();
    const link = page.getByRole('link', { name: 'leads of Toni Temp' });
    expect(await link.getAttribute('href')).toBe('/queue?view=all&owner=toni');
    await page.getByRole('button', { name: 'Bring back Toni Temp' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('lets an administrator create a key, which is shown once, and revoke it', async () => {
    const { page, faults } = await system.openAs('robin', '/team');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Name of the key').fill('warehouse');
    await page.getByRole('button', { name: 'Create a key' }).click();
    const shown = page.getByRole('textbox', { name: 'The key warehouse' });
    const key = await shown.inputValue();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    const withKey = () => fetch(`${system.origin}/api/metrics`, { headers: { 'x-api-key': key } });
    expect((await withKey()).status).toBe(200);
    await isSound(page);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await shown.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Revoke the key warehouse' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await rowOf(page, 'warehouse').getByText('Revoked').waitFor();
    expect((await withKey()).status).toBe(401);
    expect(faults).toEqual([]);
  });

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'dark'],
  ] as const)('is accessible and fits %i pixels (%s)', async (width, colorScheme) => {
    const { page, faults } = await system.openAs('robin', '/team', { width, colorScheme });
    await rowOf(page, 'Alex Kim')
      .getByText(/their share/)
      .waitFor();
    await rowOf(page, 'local admin').waitFor();
    await isSound(page);
    expect(faults).toEqual([]);
  });
});
