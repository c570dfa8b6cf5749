import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from '../../support/console-world.ts';
import { isSound } from '../../support/page-checks.ts';

const system = useConsole();

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const currentStage = (page: Page) => page.locator('[aria-current=step]').innerText();

/** Chooses one of the radio buttons below a label. */
const choose = (page: Page, label: string, choice: string) =>
  page.getByRole('radiogroup', { name: label }).getByLabel(choice, { exact: true }).check();

const post = (body: object) => ({ method: 'POST', body: JSON.stringify(body) });

const fits = {
  company_size: '120',
  country: 'Germany',
  industry: 'Software',
  form: 'demo',
  message: 'Please show us a demo',
};

describe('the lead page', () => {
  it('takes a rep from the first call to the deal, and names what keeps the gate shut', async () => {
    const { leadId } = await system.newLead(
      {
        ...fits,
        email: 'wanda@way.example',
        name: 'Wanda Way',
        utm_source: 'google',
        utm_campaign: 'spring',
      },
      'alex',
    );
    const { page, faults } = await system.openAs('alex', `/leads/${leadId}`);
    await page.getByRole('heading', { level: 1, name: 'Wanda Way' }).waitFor();
    // What the closer must know comes before everything else.
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('Where they come from');
    expect(await page.getByText('google · spring').isVisible()).toBe(true);
    await page.getByText(/^Not possible now/).click();
    const win = page.getByRole('button', { name: 'Won', exact: true });
    expect(await win.getAttribute('aria-disabled')).toBe('true');
    expect(await win.locator('..').innerText()).toContain('Record the first response first.');
    await isSound(page);

    await press(page, 'I called');
    await dialog(page, 'Record the first response').getByLabel('Note').fill('Wants it by spring.');
    await press(page, 'Record it');
    await page.getByText('The first response is recorded.').waitFor();
    expect(await page.getByText('Wants it by spring.').isVisible()).toBe(true);

    await press(page, 'Confirm fit and intent');
    await press(page, 'Confirm');
    const authority = page.getByRole('radiogroup', { name: /authority/i });
    await authority.locator('..').getByText('Must be met').waitFor();
    expect(await page.getByText('Must be met').count()).toBe(1);
    expect(await authority.getByLabel('Not known').evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    await authority.getByLabel('Met', { exact: true }).check();
    await page.getByLabel(/^Evidence: .*authority/i).fill('Signs for the whole team');
    await press(page, 'Confirm');
    await page.getByText('Fit and intent are confirmed.').waitFor();
    expect(await page.getByText('Signs for the whole team').isVisible()).toBe(true);

    await press(page, 'Open opportunity');
    await page.getByLabel('Expected amount').fill('12000.00');
    await page.getByLabel('Currency').selectOption('EUR');
    await press(page, 'Open it');
    await page.getByText('The opportunity is open.').waitFor();

    await press(page, 'Won');
    await page.getByLabel('Revenue').fill('11000.50');
    await press(page, 'Close as won');
    await page.getByText('The deal is won.').waitFor();
    expect(await currentStage(page)).toContain('Won');
    const { stage, revenue } = await system.lead(leadId);
    expect({ stage, revenue }).toMatchObject({ stage: 'won', revenue: { amount: '11000.50' } });
    expect(faults).toEqual([]);
  });

  it('closes a lead with a disposition of the model, and not without', async () => {
    const { leadId } = await system.newLead({ email: 'dora@done.example', name: 'Dora Done' }, 'alex');
    const { page, faults } = await system.openAs('alex', `/leads/${leadId}`);
    await press(page, 'Disqualify');
    const asked = dialog(page, 'Disqualify the lead');
    await asked.getByRole('radio').first().waitFor();
    await asked.getByRole('button', { name: 'Disqualify' }).click();
    await asked.getByText('Is required').waitFor();
    await isSound(page);
    await choose(page, 'Why does it end?', 'No budget');
    await asked.getByRole('button', { name: 'Disqualify' }).click();
    await page.getByText('The lead is closed as disqualified.').waitFor();
    expect(await system.lead(leadId)).toMatchObject({ stage: 'disqualified', disposition: 'no_budget' });
    expect(faults).toEqual([]);
  });

  it('tells who was faster, keeps what was typed, and does it all the same when asked to', async () => {
    const { leadId } = await system.newLead(
      { email: 'carl@conflict.example', name: 'Carl Conflict' },
      'casey',
    );
    const { page, faults } = await system.openAs('casey', `/leads/${leadId}`);
    const meanwhile = async (action: string, body: object) =>
      expect((await system.api(`/api/leads/${leadId}/${action}`, post(body))).ok).toBe(true);
    await press(page, 'Disqualify');
    const asked = dialog(page, 'Disqualify the lead');
    await choose(page, 'Why does it end?', 'No urgency');
    await asked.getByLabel('Note').fill('Not before next year.');

    // What happens now reaches the page by the refusal alone.
    const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>();
    await page.route(`**/api/leads/${leadId}`, async (route) => {
      await thawed;
      await route.continue();
    });
    await meanwhile('contact', { channel: 'email' });
    await asked.getByRole('button', { name: 'Disqualify' }).click();
    await asked.getByText('It has changed since you saw it.').waitFor();
    thaw();
    await asked.getByText('the stage is now Contacted').waitFor();
    await isSound(page);
    expect((await system.lead(leadId)).stage).toBe('contacted');
    await press(page, 'Look again');

    await press(page, 'Disqualify');
    expect(await asked.getByLabel('Note').inputValue()).toBe('Not before next year.');
    await meanwhile('meetings', { state: 'booked' });
    await asked.getByText(/changed this lead .* ago: Meeting booked/).waitFor();
    await press(page, 'Do it all the same');
    await page.getByText('The lead is closed as disqualified.').waitFor();
    expect(await system.lead(leadId)).toMatchObject({ stage: 'disqualified', disposition: 'no_urgency' });
    expect(faults).toEqual([]);
  });

  it('shows a rep nothing of a colleague’s lead, and a marketer no buttons', async () => {
    const { leadId } = await system.newLead({ email: 'secret@hidden.example', name: 'Sue Secret' }, 'alex');
    const rep = await system.openAs('blair', `/leads/${leadId}`);
    await rep.page.getByRole('heading', { level: 1, name: 'This lead is not yours' }).waitFor();
    expect(await rep.page.content()).not.toContain('Sue Secret');
    await isSound(rep.page);

    const marketer = await system.openAs('harper', `/leads/${leadId}`);
    await marketer.page.getByText('Only sales works on leads.').waitFor();
    expect(await marketer.page.getByRole('button', { name: 'I called' }).count()).toBe(0);
  });

  it('warns a manager of an override, which carries their name and reason', async () => {
    const { leadId } = await system.newLead({ email: 'otto@over.example', name: 'Otto Over' }, 'alex');
    const { page, faults } = await system.openAs('morgan', `/leads/${leadId}`);
    await page.getByRole('heading', { level: 1, name: 'Otto Over' }).waitFor();
    // A colleague is at work on it meanwhile.
    await system.api(`/api/leads/${leadId}/contact`, post({ channel: 'call' }));
    await page.getByRole('status').getByText('First response by telephone').waitFor();
    await press(page, 'Open opportunity by override');
    await press(page, 'Override and open');
    await page.getByText('It was not recorded').waitFor();
    await page.getByLabel(/^Why do you override the gate/).fill('Their board decides this week.');
    await isSound(page);
    await press(page, 'Override and open');
    await page.getByText(/The gate was overridden by Morgan Reyes/).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows the words of a hostile lead as words, whole, in both colour schemes and on a phone', async () => {
    const { leadId } = await system.newLead({
      email: 'mallory@hostile.example',
      name: '<img src=x onerror=alert(1)> \u202eevil',
      company: `שלום <script>alert(1)</script> ${'x'.repeat(120)}`,
      job_title: 'مدير',
      phone: 'javascript:alert(1)',
      message: `<b>demo</b> ${'w'.repeat(900)}`,
      landing_page: 'javascript:alert(1)',
      utm_source: '<svg/onload=alert(1)>',
      utm_campaign: 'c'.repeat(90),
      '<i>question</i>': '<script>alert(2)</script>',
    });
    const { page, faults } = await system.openAs('morgan', `/leads/${leadId}`);
    await page.getByRole('heading', { level: 1 }).getByText('<img src=x').waitFor();
    await page.getByText('No other lead of hostile.example').waitFor();
    expect(await page.getByText('<script>alert(2)</script>').isVisible()).toBe(true);
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await isSound(page);
      }
    }
    expect(faults).toEqual([]);
  });
});
