import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOpportunity } from '../../core/lifecycle.ts';
import type { KeyRole } from '../../core/team-contracts.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { experimentStore } from '../../functions/shared/experiment-store.ts';
import { mailboxes } from '../../functions/shared/mailboxes.ts';
import { spendStore } from '../../functions/shared/spend-store.ts';
import { otherLeadId } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aKey } from '../support/keys.ts';
import { aRequest, call } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const ses = mockClient(SESClient);
afterAll(() => ses.restore());
type Headers = Readonly<Record<string, string>>;

/** Of 2026-W47; and the Monday after it, 09:00 in New York. */
const WEDNESDAY = '2026-11-18T15:00:00.000Z';
const REVIEW_DAY = '2026-11-23T14:00:00.000Z';
const variables = {
  BASE_URL: 'https://leads.example.com',
  SENDER_ADDRESS: 'handoff@example.com',
  MAIL_CONFIGURATION_SET: 'alerts',
};

/** A week in which one lead of google was confirmed past the gate, and another one still waits. */
async function aReviewedWeek() {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  world.clock.set(WEDNESDAY);
  const { leadId } = await world.captureAssigned({
    latestTouch: { utm_source: 'google', utm_campaign: 'brand' },
  });
  await world.contact(leadId);
  const opened = openOpportunity(
    await world.read(leadId),
    { expected: null, override: { reason: 'The board knows them' } },
    { at: world.clock.iso(), actor: 'manager:morgan' },
  );
  if (opened.outcome !== 'changed') throw new Error(opened.outcome);
  await world.leads.record(opened);
  const waiting = await world.captureAssigned({ latestTouch: { utm_source: 'bing' } });
  await world.count(await world.stream());

  const api = await coldStart('review-api', engine, tables, variables);
  // Of the same cold start: both functions have one clock.
  const { handler: build } = await import('../../functions/build-review/index.ts');
  const at = (moment: string) => vi.setSystemTime(Date.parse(moment));
  const key = async (role: KeyRole) => ({ 'x-api-key': await aKey(engine.client, tables.team, role, role) });
  const manager = await key('manager');
  at(REVIEW_DAY);
  const weekly = (method: string, isoWeek: string, headers: Headers, body?: object) =>
    call(
      api,
      aRequest({
        method,
        route: '/api/reviews/{isoWeek}',
        params: { isoWeek },
        headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  return {
    world,
    tables,
    leadId,
    waiting,
    build,
    at,
    key,
    list: () => call(api, aRequest({ route: '/api/reviews', headers: manager })),
    get: (isoWeek = '2026-W47', headers: Headers = manager) => weekly('GET', isoWeek, headers),
    page: (isoWeek = '2026-W47') => weekly('GET', isoWeek, { ...manager, accept: 'text/html' }),
    post: (body: object = {}, isoWeek = '2026-W47', headers: Headers = manager) =>
      weekly('POST', isoWeek, headers, body),
    /** To whom mail went, in order. */
    mailed: () =>
      ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input.Destination?.ToAddresses?.[0]),
    mailRows: async () => (await world.rows('team')).filter(({ pk }) => pk === 'REVIEW#2026-W47'),
  };
}

let week: Awaited<ReturnType<typeof aReviewedWeek>>;
beforeEach(async () => {
  week = await aReviewedWeek();
});

const both = ['morgan.reyes@example.com', 'harper.diaz@example.com'];

describe('a draft', () => {
  it('says what the week brought, what waits now, and who went past the gate', async () => {
    const reply = await week.get();
    expect(reply.statusCode).toBe(200);
    const review = reply.json();
    expect(review).toMatchObject({ isoWeek: '2026-W47', frozenAt: null, revision: 0 });
    expect(review.headline.week).toMatchObject({
      captured: 2,
      contacted: 1,
      qualifiedOpportunities: 0,
      overrides: 1,
    });
    expect(review.overrides.rows).toEqual([
      {
        leadId: week.leadId,
        at: WEDNESDAY,
        byId: 'morgan',
        byName: 'Morgan Reyes',
        reason: 'The board knows them',
      },
    ]);
    const { leadId, ownerId } = week.waiting;
    expect(review.unworked).toMatchObject({ untouched: 1, overdue: 1, unowned: 0 });
    expect(review.unworked.rows).toMatchObject([
      { leadId, ownerId, source: 'bing', waitingSince: WEDNESDAY, overdue: true },
    ]);
    expect(JSON.stringify(review)).not.toContain('@');
  });

  it('has the spend of the week, and the experiments', async () => {
    const row = { source: null, campaign: 'brand', currency: 'EUR' };
    await spendStore(engine.client, week.tables.team).put(
      [
        { ...row, day: '2026-11-16', amountMinor: 500 },
        { ...row, day: '2026-11-22', amountMinor: 700 },
        { ...row, day: '2026-11-15', amountMinor: 11 },
        { ...row, day: '2026-11-23', amountMinor: 13 },
      ],
      REVIEW_DAY,
      patience,
    );
    const idea = {
      hypothesis: 'Fewer fields',
      metric: 'leadToContact',
      scope: {},
      ownerId: 'harper',
      sprint: 'S23',
      createdAt: WEDNESDAY,
      createdBy: 'marketer:harper',
    } as const;
    const experiments = experimentStore(engine.client, week.tables.team);
    await experiments.put({ ...idea, id: week.leadId, status: 'running', startedOn: '2026-11-17' }, 'new');
    await experiments.put(
      {
        ...idea,
        id: otherLeadId,
        status: 'decided',
        startedOn: '2026-11-10',
        decidedOn: '2026-11-19',
        decision: { outcome: 'kept', note: 'Yes' },
      },
      'new',
    );
    const review = (await week.get()).json();
    expect(review.headline.week.spend).toEqual({ EUR: 1_200 });
    expect(review.headline.weekBefore.spend).toEqual({ EUR: 11 });
    expect(review.experiments.rows).toMatchObject([
      {
        hypothesis: 'Fewer fields',
        status: 'running',
        ownerName: 'Harper Diaz',
        result: { after: { value: 0.5, samples: 2 } },
      },
    ]);
    expect(review.decisions.rows).toMatchObject([{ outcome: 'kept', note: 'Yes', decidedOn: '2026-11-19' }]);
  });

  it('is built anew each time, and stores nothing', async () => {
    await week.get();
    await week.world.disqualify(week.waiting.leadId);
    expect((await week.get()).json().unworked.untouched).toBe(0);
    expect((await week.list()).json()).toEqual({ items: [] });
  });

  it('of the running week says that it is not over', async () => {
    const review = (await week.get('2026-W48')).json();
    expect(review.notes.join(' ')).toContain('not over');
  });

  it('of a week that has not begun is not there, and what names none is refused', async () => {
    expect((await week.get('2026-W49')).statusCode).toBe(404);
    for (const isoWeek of ['2026-W54', '2025-W53', 'latest', '__proto__']) {
      const reply = await week.get(isoWeek);
      expect([reply.statusCode, reply.json().errors?.[0].path]).toEqual([422, 'isoWeek']);
    }
  });
});

describe('a frozen review', () => {
  it('stays what it was, whatever happens later', async () => {
    const frozen = await week.post();
    expect(frozen.statusCode).toBe(201);
    expect(frozen.json()).toMatchObject({ frozenAt: REVIEW_DAY, revision: 1, mailed: null });
    await week.world.disqualify(week.waiting.leadId);
    await week.world.count(await week.world.stream());
    week.at('2026-11-24T14:00:00.000Z');

    const { mailed: _, ...review } = frozen.json();
    expect((await week.get()).json()).toEqual(review);
    const repeated = await week.post();
    expect([repeated.statusCode, repeated.json()]).toEqual([200, frozen.json()]);
    expect((await week.list()).json()).toEqual({
      items: [{ isoWeek: '2026-W47', revision: 1, frozenAt: REVIEW_DAY }],
    });
  });

  it('is built again as the next revision when somebody asks for it', async () => {
    await week.post();
    await week.world.disqualify(week.waiting.leadId);
    const again = await week.post({ again: true });
    expect([again.statusCode, again.json().revision, again.json().unworked.untouched]).toEqual([201, 2, 0]);
    expect((await week.get()).json().revision).toBe(2);
  });

  it('is one, however many freeze it at the same moment', async () => {
    const replies = await Promise.all([week.post(), week.post(), week.post()]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
  });

  it('is never of a week that is not over', async () => {
    const reply = await week.post({}, '2026-W48');
    expect([reply.statusCode, reply.json().type]).toEqual([409, 'urn:lead-handoff:problem:week-not-over']);
  });

  it('is a page to print for who asks for one, under a policy that allows its styles alone', async () => {
    await week.post();
    const reply = await week.page();
    expect(reply.header('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.header('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^;]+; form-action 'none'/,
    );
    expect(reply.body).toContain('Weekly review 2026-W47');
    expect(reply.body).toContain('https://leads.example.com/reviews/2026-W47');
  });
});

describe('who may', () => {
  it.each<[KeyRole, number]>([
    ['bi', 403],
    ['marketer', 201],
    ['admin', 201],
  ])('as %s read the reviews, and freeze one: %s', async (role, status) => {
    const headers = await week.key(role);
    expect((await week.get('2026-W47', headers)).statusCode).toBe(200);
    expect((await week.post({}, '2026-W47', headers)).statusCode).toBe(status);
  });

  it('nobody without a key', async () => {
    expect((await week.get('2026-W47', {})).statusCode).toBe(401);
    expect((await week.post({}, '2026-W47', {})).statusCode).toBe(401);
  });
});

describe('the review day', () => {
  it('freezes the week that is over and mails it to each recipient, once', async () => {
    expect(await week.build()).toEqual({
      isoWeek: '2026-W47',
      revision: 1,
      sent: 2,
      undeliverable: 0,
      unsent: 0,
    });
    expect(week.mailed()).toEqual(both);
    const mail = ses.commandCalls(SendEmailCommand)[0]?.args[0].input;
    expect([mail?.Source, mail?.ConfigurationSetName]).toEqual(['handoff@example.com', 'alerts']);
    expect(mail?.Message?.Subject?.Data).toBe('Weekly review 2026-W47: 16 Nov – 22 Nov 2026');
    expect(mail?.Message?.Body?.Text?.Data).toContain('The board knows them');
    expect(mail?.Message?.Body?.Html?.Data).toBe((await week.page()).body);
    expect(mail?.Tags).toEqual([
      { Name: 'kind', Value: 'review' },
      { Name: 'isoWeek', Value: '2026-W47' },
      { Name: 'revision', Value: '1' },
    ]);

    week.at('2026-11-23T14:01:00.000Z');
    await week.build();
    expect(week.mailed()).toEqual(both);
    expect((await week.get()).json().frozenAt).toBe(REVIEW_DAY);
  });

  it('tries again what did not go out, and nothing else', async () => {
    ses
      .on(SendEmailCommand)
      .resolvesOnce({ MessageId: 'ses-1' })
      .rejectsOnce(Object.assign(new Error(), { name: 'Throttling' }))
      .resolves({ MessageId: 'ses-2' });
    await expect(week.build()).rejects.toMatchObject({ name: 'ReviewsUnsent' });
    expect((await week.mailRows()).map(({ status }) => status).sort()).toEqual(['failed', 'sent']);
    expect(await week.build()).toMatchObject({ sent: 2, unsent: 0 });
    expect(week.mailed()).toEqual([...both, both[1]]);
  });

  it('goes on to the others when one mailbox is gone, and is done then', async () => {
    const gone = { state: 'bounced', at: WEDNESDAY, reason: 'Permanent/General' } as const;
    await mailboxes(engine.client, week.tables.team).mark(both[0] as string, gone);
    expect(await week.build()).toMatchObject({ sent: 1, undeliverable: 1, unsent: 0 });
    expect(week.mailed()).toEqual([both[1]]);
  });

  it('mails nobody who left the team', async () => {
    await week.world.changeMember('harper', { active: false });
    expect(await week.build()).toMatchObject({ sent: 1, undeliverable: 1 });
    expect(week.mailed()).toEqual([both[0]]);
  });

  it('leaves a mail alone that another is sending, until that one’s lease is over', async () => {
    let finish = (_: { MessageId: string }) => {};
    const sending = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    ses.on(SendEmailCommand).callsFakeOnce(sending).resolves({ MessageId: 'ses-2' });
    const first = week.build();
    await vi.waitFor(() => expect(week.mailed()).toHaveLength(1));
    await expect(week.build()).rejects.toMatchObject({ name: 'ReviewsUnsent' });
    expect(week.mailed()).toEqual(both);
    // As if it had died in the middle of its send.
    week.at('2026-11-23T14:01:01.000Z');
    expect(await week.build()).toMatchObject({ sent: 2 });
    expect(week.mailed()).toEqual([...both, both[0]]);
    finish({ MessageId: 'ses-1' });
    expect(await first).toMatchObject({ sent: 2 });
  });
});

describe('a review that is sent by hand', () => {
  it('goes to who does not have it, and again only as another revision', async () => {
    expect((await week.post({ send: true })).json().mailed).toEqual({ sent: 2, undeliverable: 0, unsent: 0 });
    await week.post({ send: true });
    expect(week.mailed()).toEqual(both);
    const again = await week.post({ again: true, send: true });
    expect(again.json().mailed).toMatchObject({ sent: 2 });
    expect(week.mailed()).toEqual([...both, ...both]);
    expect(ses.commandCalls(SendEmailCommand).at(-1)?.args[0].input.Message?.Subject?.Data).toContain(
      '(revision 2)',
    );
  });

  it('answers what is wrong with the request by name', async () => {
    const reply = await week.post({ again: 'yes', force: true });
    expect([reply.statusCode, reply.json().errors.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['again', 'force'],
    ]);
  });
});
