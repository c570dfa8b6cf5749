import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import type { Action } from '../../core/lifecycle.ts';
import { brokenPromisesOf } from '../support/promises.ts';
import { eventually, type RunningSystem, startSystem } from '../support/running-system.ts';

let system: RunningSystem;
let leadId: string;
/** Whose the lead is; somebody else of the team; and what each sends to say who they are. */
let owner: string;
let credentials: Readonly<Record<Who, Record<string, string>>>;
type Who = 'owner' | 'other rep' | 'manager' | 'marketer' | 'bi key' | 'admin key' | 'nobody';

beforeAll(async () => {
  // Real minutes: no deadline passes while people work.
  system = await startSystem({ minute: '60s' });
  const response = await system.post({
    email: 'ada@lovelace.example',
    name: 'Ada Lovelace',
    form: 'demo',
    company_size: '200',
    country: 'United Kingdom',
    first_utm_source: 'linkedin',
    first_utm_campaign: 'launch',
    utm_source: 'google',
    utm_campaign: 'brand',
  });
  leadId = ((await response.json()) as { leadId: string }).leadId;
  owner = (
    await eventually(
      () => system.lead(leadId),
      ({ stage }) => stage === 'assigned',
    )
  ).ownerId;
  const bearer = async (user: string) => ({ authorization: `Bearer ${await system.token(user)}` });
  credentials = {
    owner: await bearer(owner),
    'other rep': await bearer(owner === 'alex' ? 'blair' : 'alex'),
    manager: await bearer('morgan'),
    marketer: await bearer('harper'),
    'bi key': { 'x-api-key': system.keys.biKey },
    'admin key': { 'x-api-key': system.keys.adminKey },
    nobody: {},
  };
});
afterAll(async () => {
  await system.stop();
  system.remove();
});

const post = (who: Who, action: Action, body: object = {}, headers: Record<string, string> = {}) =>
  fetch(`${system.origin}/api/leads/${leadId}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials[who], ...headers },
    body: JSON.stringify(body),
  });

/** Does it; answers the lead as it is then. */
async function done(who: Who, action: Action, body?: object, headers?: Record<string, string>) {
  const response = await post(who, action, body, headers);
  expect([action, response.status]).toEqual([action, 200]);
  return (await response.json()) as LeadAnswer;
}

/** Alerts of what happened before are sent in their own time. */
async function withoutAlerts() {
  const { alerts: _alerts, ...lead } = await system.lead(leadId);
  return lead;
}

/** Is refused: with a problem that says why, and without a trace on the lead. */
async function refused(who: Who, action: Action, body: object, status: number, why: string) {
  const before = await withoutAlerts();
  const response = await post(who, action, body);
  expect([who, action, response.status]).toEqual([who, action, status]);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ type: `urn:lead-handoff:problem:${why}`, status });
  expect(await withoutAlerts()).toEqual(before);
}

const met = { met: true };
const fit = { companySize: met, geography: met, industry: met, authority: met };
const deal = { amount: '1999.90', currency: 'EUR' };
const override = { reason: 'I know them' };

/** What the campaign that they came by first is worth now. */
const launch = async () => (await system.metrics()).byCampaign.find(({ campaign }) => campaign === 'launch');

describe('a lead', () => {
  it('is its owner’s: others are turned away', async () => {
    await refused('nobody', 'contact', { channel: 'call' }, 401, 'unauthenticated');
    for (const who of ['other rep', 'marketer', 'bi key'] as const) {
      await refused(who, 'contact', { channel: 'call' }, 403, 'forbidden');
    }
    await refused('owner', 'reassign', { ownerId: 'morgan', reason: 'Busy' }, 403, 'forbidden');
  });

  it('is contacted first: from assigned there is no way further', async () => {
    await refused('owner', 'qualify', { fit, intent: { demoRequested: met } }, 409, 'stage-forbids');
    for (const who of ['owner', 'manager', 'admin key'] as const) {
      await refused(who, 'opportunity', deal, 409, 'stage-forbids');
      await refused(who, 'win', deal, 409, 'stage-forbids');
    }
    await refused('manager', 'opportunity', { override }, 409, 'stage-forbids');
    expect(await done('owner', 'claim')).toMatchObject({ stage: 'assigned', claim: { by: `rep:${owner}` } });
    const contacted = await done('owner', 'contact', { channel: 'call', note: 'Wants a demo' });
    expect(contacted).toMatchObject({ stage: 'contacted', firstResponse: { by: owner, withinSla: true } });
  });

  it('passes the gate with fit and intent, and by no other way', async () => {
    await refused('owner', 'opportunity', deal, 409, 'not-qualified');
    await refused('admin key', 'opportunity', deal, 409, 'not-qualified');
    await refused('owner', 'opportunity', { override }, 403, 'forbidden');
    await refused('manager', 'opportunity', { override: { reason: ' ' } }, 422, 'invalid-fields');
    await refused('manager', 'win', deal, 409, 'stage-forbids');
    await refused('owner', 'qualify', { fit, intent: {} }, 422, 'gate-shut');
    const unfit = { ...fit, authority: { met: false } };
    await refused('owner', 'qualify', { fit: unfit, intent: { demoRequested: met } }, 422, 'gate-shut');

    const replied = await done('owner', 'reply');
    expect(replied.qualification.intent.repliedQuickly).toMatchObject({ met: true });
    const qualified = await done('owner', 'qualify', { fit, intent: { repliedQuickly: met } });
    expect(qualified).toMatchObject({
      stage: 'qualified',
      qualification: {
        confirmed: { by: `rep:${owner}` },
        fit: { companySize: { met: true, evidence: '200' } },
      },
    });
    await refused('manager', 'win', deal, 409, 'stage-forbids');
  });

  it('is changed from the version that was seen, or not at all', async () => {
    const etag = (await system.api(`/api/leads/${leadId}`)).headers.get('etag') ?? '';
    await done('owner', 'meetings', { state: 'booked' }, { 'if-match': etag });
    expect((await post('owner', 'opportunity', deal, { 'if-match': etag })).status).toBe(412);
    expect(await done('owner', 'opportunity', deal)).toMatchObject({
      stage: 'opportunity',
      expected: { amountMinor: 199_990, currency: 'EUR', amount: '1999.90' },
    });
  });

  it('counts under the campaign that it came by first, once it is won', async () => {
    expect(await done('owner', 'win', deal)).toMatchObject({
      stage: 'won',
      revenue: { amountMinor: 199_990 },
    });
    const campaign = await eventually(launch, (it) => it?.won === 1);
    expect(campaign).toMatchObject({ source: 'linkedin', revenue: { EUR: 199_990 }, opportunities: 1 });
    expect((await system.metrics()).byCampaign.map(({ campaign: name }) => name)).toEqual(['launch']);
    await refused('owner', 'win', deal, 409, 'stage-forbids');
  });

  it('no longer counts when it is opened again, and ends with a disposition that there is', async () => {
    await refused('owner', 'reopen', {}, 422, 'invalid-fields');
    expect(await done('owner', 'reopen', { reason: 'They did not pay' })).toMatchObject({
      stage: 'opportunity',
      revenue: null,
    });
    expect(await eventually(launch, (it) => it?.won === 0)).toMatchObject({ revenue: {}, opportunities: 1 });
    await refused('owner', 'lose', { disposition: 'bad_luck' }, 422, 'invalid-fields');
    await done('owner', 'lose', { disposition: 'no_budget' });
    expect(await eventually(launch, (it) => it?.dispositions['no_budget'] === 1)).toMatchObject({ won: 0 });
  });

  it('remembers who did what, step by step', async () => {
    const { timeline } = await system.lead(leadId);
    const rep = `rep:${owner}`;
    expect(timeline.map(({ type, actor }) => [type, actor])).toEqual([
      ['LeadCaptured', 'form'],
      ['LeadAssigned', 'workflow'],
      ['LeadClaimed', rep],
      ['LeadContacted', rep],
      ['LeadReplied', rep],
      ['LeadQualified', rep],
      ['MeetingBooked', rep],
      ['OpportunityOpened', rep],
      ['LeadWon', rep],
      ['LeadReopened', rep],
      ['LeadLost', rep],
    ]);
  });
});

describe('after all that', () => {
  it('every promise is kept', async () => {
    expect(await brokenPromisesOf(system, 1)).toEqual([]);
  });
});
