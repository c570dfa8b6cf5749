/**
 * The lead API on a real engine, and who calls it: people by an access token, machines by a key. Its clock is the
 * world's, and what a test asks for passes the same edge as a request from outside.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { businessCalendar } from '../../core/calendar.ts';
import type { Stage } from '../../core/lead.ts';
import type { Action } from '../../core/lifecycle.ts';
import { figuresOf } from '../../core/metrics.ts';
import { dimensions } from '../../core/roll-up.ts';
import { actionsOf } from '../../functions/lead-api/actions.ts';
import { closings } from '../../functions/lead-api/closings.ts';
import { companyLeads } from '../../functions/lead-api/company-leads.ts';
import { contacts } from '../../functions/lead-api/contacts.ts';
import { leadApiHandler } from '../../functions/lead-api/handler.ts';
import { leadList } from '../../functions/lead-api/lead-list.ts';
import { reopening } from '../../functions/lead-api/reopening.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { anOperatingModel, captureDay } from './builders.ts';
import type { TestEngine } from './engine.ts';
import { aWorld, type NewLead } from './handoff-world.ts';
import { aKey } from './keys.ts';
import { peopleAuthorizer, tokenOf } from './people.ts';
import { aRequest, call, type Reply, type RequestParts } from './requests.ts';

/** Everything goes to alex first, so that tests know whose a lead is; the others of the team are there as well. */
export function alexsModel() {
  const model = anOperatingModel();
  return { ...model, routing: { ...model.routing, pools: { everyone: { reps: ['alex'] } } } };
}

/** Who calls: a member by id, a key by what it is, or nobody. */
export type Who = 'alex' | 'blair' | 'morgan' | 'harper' | 'robin' | 'admin key' | 'bi key' | 'nobody';

/** What each action says when it says something that is valid. */
export const validBody = {
  claim: {},
  contact: { channel: 'call' },
  reply: {},
  meetings: { state: 'booked' },
  qualify: {
    fit: {
      companySize: { met: true, evidence: '200 people' },
      geography: { met: true },
      industry: { met: true },
      authority: { met: true },
    },
    intent: { pricingAsked: { met: true, evidence: 'asked for a quote on the phone' } },
  },
  opportunity: {},
  win: { amount: '1999.90', currency: 'EUR' },
  lose: { disposition: 'no_budget' },
  disqualify: { disposition: 'wrong_icp' },
  reopen: { reason: 'They called back' },
  reassign: { ownerId: 'blair', reason: 'Knows the account' },
} as const satisfies Record<Action, object>;

/** What happens to a new lead on its way to a stage. */
const wayTo: Readonly<Record<Exclude<Stage, 'captured'>, readonly Action[]>> = {
  assigned: [],
  contacted: ['contact'],
  qualified: ['contact', 'qualify'],
  opportunity: ['contact', 'qualify', 'opportunity'],
  won: ['contact', 'qualify', 'opportunity', 'win'],
  lost: ['contact', 'qualify', 'opportunity', 'lose'],
  disqualified: ['contact', 'disqualify'],
};

export type LeadApi = Awaited<ReturnType<typeof aLeadApi>>;

export async function aLeadApi(
  engine: TestEngine,
  {
    model = alexsModel(),
    client = engine.client,
  }: { model?: ReturnType<typeof anOperatingModel>; client?: DynamoDBClient } = {},
) {
  const tables = await engine.freshTables();
  const world = aWorld(client, tables, model);
  const { leads, team, owners: ownership, clock } = world;
  await team.all();
  const keyOf: Readonly<Record<string, string>> = {
    'admin key': await aKey(engine.client, tables.team, 'boss', 'admin'),
    'bi key': await aKey(engine.client, tables.team, 'chart', 'bi'),
  };
  const reopenings = reopening({ client, table: tables.leads, leads, team, ownership, model });
  const entry = httpEdge(
    leadApiHandler({
      authorizer: peopleAuthorizer(client, tables.team),
      leads,
      list: leadList(client, tables.leads),
      companyLeads: companyLeads(client, tables.leads, model.routing.freeMailDomains),
      actions: actionsOf({
        leads,
        team,
        ownership,
        closings: closings(leads, team, tables.team),
        reopening: reopenings,
        model,
        policyMinuteMs: 60_000,
      }),
      contacts: contacts(leads, businessCalendar(model.calendar), patience),
      reopening: reopenings,
      model,
      calendar: businessCalendar(model.calendar),
      now: clock.now,
      patience,
    }),
    world.log.log,
  );

  const ask = (parts: RequestParts): Promise<Reply> => call(entry, aRequest(parts));
  const credentialOf = (who: string): Readonly<Record<string, string>> => {
    if (who === 'nobody') return {};
    const key = keyOf[who];
    return key === undefined ? tokenOf(who) : { 'x-api-key': key };
  };

  const as = (who: Who) => ({
    /** A body that is a text is sent as it is. */
    post: (leadId: string, action: Action, body: object | string = validBody[action], headers = {}) =>
      ask({
        method: 'POST',
        route: `/api/leads/{id}/${action}`,
        params: { id: leadId },
        headers: { 'content-type': 'application/json', ...credentialOf(who), ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    read: (leadId: string) =>
      ask({ route: '/api/leads/{id}', params: { id: leadId }, headers: credentialOf(who) }),
    list: (query: Record<string, string> = {}, headers = {}) =>
      ask({ route: '/api/leads', query, headers: { ...credentialOf(who), ...headers } }),
    company: (leadId: string, query: Record<string, string> = {}) =>
      ask({
        route: '/api/leads/{id}/company',
        params: { id: leadId },
        query,
        headers: credentialOf(who),
      }),
  });

  return {
    world,
    keyOf,
    ask,
    as,

    /** A lead that alex owns in this stage (marketing's while captured), brought there as people bring it. */
    async leadIn(stage: Stage, said: NewLead = {}): Promise<string> {
      const leadId = await world.capture(said);
      if (stage === 'captured') return leadId;
      await world.step('assign', leadId);
      for (const action of wayTo[stage]) {
        const reply = await as('alex').post(leadId, action);
        if (reply.statusCode !== 200)
          throw new Error(`${action} answered ${reply.statusCode}: ${reply.body}`);
      }
      return leadId;
    },

    /** All that a refused request must leave as it was: leads with their events and keys, loads, turns, tags. */
    everything: async () => ({ leads: await world.rows('leads'), team: await world.rows('team') }),

    /** How many open leads a member has on their hands. */
    async openOf(memberId: string): Promise<number | undefined> {
      return (await team.read(memberId))?.load.open;
    },

    /** The figures of the day that the world begins on, with all that has happened counted in. */
    async figures() {
      await world.count(await world.stream());
      return figuresOf(
        await world.metrics.read({ from: captureDay, to: captureDay }, dimensions),
        () => null,
      );
    },
  };
}
