import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import { metricsRebuild } from '../../scripts/metrics-rebuild.ts';
import { figureDifferences } from '../support/figures-check.ts';
import { brokenPromisesOf } from '../support/promises.ts';
import { exportedBy } from '../support/recount-export.ts';
import { eventually, type RunningSystem, startSystem } from '../support/running-system.ts';

let system: RunningSystem;
beforeAll(async () => {
  // Real minutes: no deadline passes while the figures are looked at.
  system = await startSystem({ minute: '60s' });
});
afterAll(async () => {
  await system.stop();
  system.remove();
});

const sources = ['google', 'linkedin', 'newsletter'];
const campaigns = ['spring', 'Spring', '=1+1 "2"'];

const contact = (leadId: string) =>
  system.api(`/api/leads/${leadId}/contact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'call' }),
  });

/** The exact median, from the numbers themselves. */
function medianOf(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]] as [
    number,
    number,
  ];
  return (low + high) / 2;
}

const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

describe('the figures', () => {
  const leads: LeadAnswer[] = [];

  beforeAll(async () => {
    const ids: string[] = [];
    for (let i = 0; i < 36; i += 1) {
      const response = await system.post({
        email: `figure${i}@count.example`,
        form: i % 4 === 0 ? 'demo' : 'contact',
        utm_source: sources[i % 3] as string,
        utm_campaign: campaigns[i % campaigns.length] as string,
      });
      ids.push(((await response.json()) as { leadId: string }).leadId);
    }
    const read = () => Promise.all(ids.map((id) => system.lead(id)));
    await eventually(read, (all) => all.every((lead) => lead.stage === 'assigned'));
    for (const id of ids.filter((_, i) => i % 2 === 0)) expect((await contact(id)).status).toBe(200);
    leads.push(...(await read()));
  });

  it('equal a recount of the posted leads, medians within 1 %', async () => {
    const contacted = leads.filter((lead) => lead.stage === 'contacted');
    const figures = await eventually(
      () => system.metrics(),
      (answer) => sum(answer.bySource.map((it) => it.contacted)) === contacted.length,
    );
    for (const source of sources) {
      const own = leads.filter((lead) => lead.attribution.firstTouch.source === source);
      const ownContacted = own.filter((lead) => lead.stage === 'contacted');
      const row = figures.bySource.find((it) => it.source === source);
      expect(row).toMatchObject({
        captured: own.length,
        contacted: ownContacted.length,
        leadToContact: ownContacted.length / own.length,
        contactToQualified: 0,
        qualifiedToOpportunity: null,
      });
      const exact = medianOf(
        ownContacted.map((lead) => seconds(lead.stages.captured?.at ?? '', lead.stages.contacted?.at ?? '')),
      ) as number;
      expect(Math.abs((row?.medianSpeedToLeadSeconds ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.01);
    }
    for (const rep of figures.byRep) {
      const own = leads.filter((lead) => lead.ownerId === rep.repId);
      const ownContacted = own.filter((lead) => lead.stage === 'contacted');
      expect(rep).toMatchObject({ assigned: own.length, contacted: ownContacted.length, breached: 0 });
      expect(rep.name).toContain(' ');
      const exact = medianOf(
        ownContacted.map((lead) => seconds(lead.stages.assigned?.at ?? '', lead.stages.contacted?.at ?? '')),
      );
      if (exact === null) expect(rep.medianFirstResponseSeconds).toBeNull();
      else expect(Math.abs((rep.medianFirstResponseSeconds ?? 0) - exact)).toBeLessThanOrEqual(exact * 0.01);
    }
    expect(figures.byCampaign.map((it) => it.campaign).sort()).toEqual([...campaigns].sort());
    expect(sum(figures.byTier.map((it) => it.captured))).toBe(leads.length);
    expect(figures.now).toEqual({ untouched: leads.length - contacted.length, overdue: 0, unowned: 0 });
  });

  it('equal a recount of the export, for every table, range and tier', async () => {
    const ask = (path: string) =>
      fetch(`${system.origin}${path}`, { headers: { 'x-api-key': system.keys.biKey } });
    expect(await exportedBy(ask, 10)).toHaveLength(leads.length);
    // What happens while it is read is in the one and not yet in the other.
    await eventually(
      () => figureDifferences(ask),
      (found) => found.length === 0,
    );
  });

  it('keep a tier apart', async () => {
    const high = leads.filter((lead) => lead.tier === 'high');
    const figures = await system.metrics('tier=high');
    expect(sum(figures.bySource.map((it) => it.captured))).toBe(high.length);
    expect(figures.byTier.map((it) => it.tier)).toEqual(['high']);
  });

  it('come as CSV that no spreadsheet calculates', async () => {
    const response = await system.api('/api/metrics?table=campaign', { headers: { accept: 'text/csv' } });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const text = await response.text();
    expect(text.split('\r\n')[0]).toContain('source,campaign,captured');
    expect(text).toContain(`,"'=1+1 ""2""",`);
  });

  it('are the same when they are counted anew, and a comparison finds nothing', async () => {
    const figuresNow = async () => ({ ...(await system.metrics()), now: undefined });
    const before = await figuresNow();
    const lines: string[] = [];
    const run = (...more: string[]) =>
      metricsRebuild(['--url', system.origin, '--key', system.keys.adminKey, ...more], (line) =>
        lines.push(line),
      );
    expect([await run(), await run('--verify')], lines.join('\n')).toEqual([0, 0]);
    expect(lines.at(-1)).toContain('the figures agree');
    expect(await figuresNow()).toEqual(before);
  });

  it('are for keys only', async () => {
    expect((await fetch(`${system.origin}/api/metrics`)).status).toBe(401);
    const bi = { headers: { authorization: `Bearer ${system.keys.biKey}` } };
    expect((await fetch(`${system.origin}/api/metrics`, bi)).status).toBe(200);
    expect((await fetch(`${system.origin}/api/leads`, bi)).status).toBe(403);
  });
});

describe('a submission that is sent twenty times at once', () => {
  it('is one lead', async () => {
    const fields = { email: 'twice@press.example', submission_id: 'press-1', message: 'Hello' };
    const responses = await Promise.all(Array.from({ length: 20 }, () => system.post(fields)));
    const answers = await Promise.all(responses.map((it) => it.json() as Promise<{ leadId: string }>));
    expect(new Set(answers.map((it) => it.leadId)).size).toBe(1);
    expect(responses.map((it) => it.status).sort()).toEqual([...Array(19).fill(200), 201]);
    const { items } = (await (await system.api('/api/leads?limit=200')).json()) as { items: LeadAnswer[] };
    expect(items.filter((it) => it.contact.email === fields.email)).toHaveLength(1);
  });
});

describe('after all that', () => {
  it('every promise is kept, and the roll-ups equal a recount of the events', async () => {
    expect(await brokenPromisesOf(system, 37, { counted: true })).toEqual([]);
  });
});

const sum = (numbers: number[]): number => numbers.reduce((total, it) => total + it, 0);
