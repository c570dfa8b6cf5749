import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { isSound } from '../support/page-checks.ts';
import { eventually, type RunningSystem, startSystem } from '../support/running-system.ts';

const campaign =
  '?utm_source=google&utm_medium=cpc&utm_campaign=spring-demo&utm_content=See+it+live&gclid=abc123';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  system = await startSystem({ minute: '60s' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.stop();
  system.remove();
});

/** A page that fails the test when anything in it fails, or when its policy had to stop something. */
async function open(
  path: string,
  options: { width?: number; javaScriptEnabled?: boolean; colorScheme?: 'light' | 'dark' } = {},
) {
  const { width = 1280, javaScriptEnabled = true, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled,
    colorScheme,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('dialog', (dialog) => {
    faults.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(path.startsWith('http') ? path : system.origin + path);
  return { page, faults };
}

const leadOf = async (email: string) => {
  const { items } = (await (await system.api('/api/leads?limit=200')).json()) as {
    items: { leadId: string; contact: { email: string } }[];
  };
  const found = items.find((it) => it.contact.email === email);
  if (!found) throw new Error(`no lead of ${email}`);
  return system.lead(found.leadId);
};
const linkOf = async (leadId: string): Promise<string> => {
  const messages = await eventually(
    () => system.outbox(leadId),
    (all) => all.some((it) => it.channel === 'email'),
  );
  return /http:\S+\/r\/\S+/.exec(messages.find((it) => it.channel === 'email')?.text ?? '')?.[0] ?? '';
};

describe('the landing page', () => {
  it('posts a lead with its attribution, and thanks', async () => {
    const { page, faults } = await open(`/demo${campaign}`);
    await page.getByLabel(/work e-?mail|^e-?mail/i).fill('browser@demo.example');
    await page.getByLabel(/^(full )?name/i).fill('Betty Browser');
    await page.locator('textarea[name=message]').fill('Please show us a demo');
    await page.locator('form[action$="/leads"] button').click();
    await page.getByRole('heading', { name: /thank/i }).waitFor();
    expect(faults).toEqual([]);

    const lead = await leadOf('browser@demo.example');
    expect(lead.tier).toBe('high');
    expect(lead.attribution.firstTouch).toMatchObject({
      source: 'google',
      medium: 'cpc',
      campaign: 'spring-demo',
      clickIds: { gclid: 'abc123' },
    });
    expect(lead.attribution.landingPage).toBe(`${system.origin}/demo`);
  });

  it('remembers the first touch when the person comes back by another campaign', async () => {
    const { page } = await open(`/demo${campaign}`);
    await page.goto(`${system.origin}/demo?utm_source=newsletter&utm_campaign=autumn`);
    await page.getByLabel(/work e-?mail|^e-?mail/i).fill('returning@demo.example');
    await page.getByLabel(/^(full )?name/i).fill('Rita Returning');
    await page.locator('form[action$="/leads"] button').click();
    await page.getByRole('heading', { name: /thank/i }).waitFor();
    const { attribution } = await leadOf('returning@demo.example');
    expect(attribution.firstTouch).toMatchObject({ source: 'google', campaign: 'spring-demo' });
    expect(attribution.latestTouch).toMatchObject({ source: 'newsletter', campaign: 'autumn' });
  });
});

describe('the rep page', () => {
  it('shows a phone the whole context and records a press, without JavaScript', async () => {
    const response = await system.post({
      email: 'phone@demo.example',
      name: 'Paula Phone',
      company: 'Pocket Ltd',
      message: 'What does it cost for 40 people?',
      utm_source: 'linkedin',
      utm_campaign: 'leaders',
    });
    const { leadId } = (await response.json()) as { leadId: string };
    const { page, faults } = await open(await linkOf(leadId), { width: 360, javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const fact of [
      'Paula Phone, Pocket Ltd',
      'What does it cost',
      'linkedin',
      'leaders',
      'Respond by',
    ]) {
      expect(text).toContain(fact);
    }
    expect(await page.locator('main').evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
    await page.getByRole('button', { name: 'I called' }).click();
    await page.getByText('First response recorded').waitFor();
    expect(faults).toEqual([]);
    expect((await system.lead(leadId)).stage).toBe('contacted');
  });

  it.each(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme) => {
    const response = await system.post({ email: `${colorScheme}@demo.example`, phone: '+44 20 7946 0018' });
    const { leadId } = (await response.json()) as { leadId: string };
    const { page } = await open(await linkOf(leadId), { width: 360, colorScheme });
    await isSound(page);
  });

  it('shows a stranger’s markup as text', async () => {
    const script = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const response = await system.post({
      email: 'markup@demo.example',
      name: script,
      company: script,
      message: script,
      landing_page: 'javascript:alert(3)',
      utm_source: script.slice(0, 90),
    });
    const { leadId } = (await response.json()) as { leadId: string };
    const { page, faults } = await open(await linkOf(leadId));
    expect(await page.locator('img, main script, a[href^="javascript"]').count()).toBe(0);
    expect(await page.locator('h1').innerText()).toContain('<img src=x');
    expect(faults).toEqual([]);
  });
});

describe('a member’s access token', () => {
  const statusFor = async (path: string, token: string) =>
    (await fetch(system.origin + path, { headers: { authorization: `Bearer ${token}` } })).status;

  it('opens what the role of its member may see, and nothing else', async () => {
    const [rep, manager] = [await system.token('alex'), await system.token('morgan')];
    expect(await statusFor('/api/leads', rep)).toBe(200);
    expect(await statusFor('/api/metrics', rep)).toBe(200);
    expect(await statusFor('/api/team/audit', manager)).toBe(200);
    expect(await statusFor('/api/team/audit', rep)).toBe(403);
  });

  it('opens what its member may see now, and nothing from the moment they leave', async () => {
    const token = await system.token('harper');
    const change = (fields: object) =>
      system.api('/api/team/harper', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      });
    expect(await statusFor('/api/team/audit', token)).toBe(403);
    expect((await change({ role: 'manager' })).status).toBe(200);
    expect(await statusFor('/api/team/audit', token)).toBe(200);
    expect((await change({ role: 'rep' })).status).toBe(200);
    expect(await statusFor('/api/team/audit', token)).toBe(403);
    expect((await change({ active: false })).status).toBe(200);
    expect(await statusFor('/api/metrics', token)).toBe(401);
  });

  it('opens nothing once a letter of it is another', async () => {
    const token = await system.token('morgan');
    const other = token.replace(/\.(.)/, (_, letter) => `.${letter === 'e' ? 'f' : 'e'}`);
    expect(await statusFor('/api/metrics', other)).toBe(401);
    expect(await statusFor('/api/metrics', token.slice(0, -8))).toBe(401);
  });
});

describe('the inbox', () => {
  it('shows a person every message', async () => {
    const { page, faults } = await open('/local/inbox');
    await page
      .getByRole('link', { name: /Paula Phone/ })
      .first()
      .click();
    await page.frameLocator('iframe').getByRole('link', { name: 'Open the lead' }).waitFor();
    expect(faults).toEqual([]);
  });
});
