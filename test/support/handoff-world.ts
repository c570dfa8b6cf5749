/**
 * The handoff on a real engine, with a clock that only moves when told and people who only get what the fakes record:
 * the functions' own handlers, wired as their index.ts wires them.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { ulid } from 'ulid';
import type { Alert } from '../../core/alerts.ts';
import { businessCalendar } from '../../core/calendar.ts';
import { disqualify } from '../../core/closing.ts';
import type { EventOf, EventType, LeadEvent } from '../../core/events.ts';
import type { Assigned, Lead, Responded } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Submission } from '../../core/submission.ts';
import { type Member, memberSchema } from '../../core/team.ts';
import { assignOwnerHandler } from '../../functions/assign-owner/handler.ts';
import { escalateToManagerHandler } from '../../functions/escalate-to-manager/handler.ts';
import { reassignLeadHandler } from '../../functions/reassign-lead/handler.ts';
import { releaseHeldAlertsHandler } from '../../functions/release-held-alerts/handler.ts';
import { heldAlerts } from '../../functions/release-held-alerts/held-alerts.ts';
import { remindOwnerHandler } from '../../functions/remind-owner/handler.ts';
import { rollUpHandler } from '../../functions/roll-up/handler.ts';
import { alertLog } from '../../functions/send-alerts/alert-log.ts';
import { composing } from '../../functions/send-alerts/composing.ts';
import { delivery } from '../../functions/send-alerts/delivery.ts';
import { fallingOver } from '../../functions/send-alerts/falling-over.ts';
import { sendAlertsHandler } from '../../functions/send-alerts/handler.ts';
import type { Message } from '../../functions/send-alerts/message.ts';
import { accounts } from '../../functions/shared/accounts.ts';
import type { AlertNotice } from '../../functions/shared/alert-notices.ts';
import { counting } from '../../functions/shared/counting.ts';
import { patience, toItem } from '../../functions/shared/dynamo.ts';
import { respondToLead } from '../../functions/shared/first-response.ts';
import { intake } from '../../functions/shared/intake.ts';
import { leadStore } from '../../functions/shared/lead-store.ts';
import { mailboxes } from '../../functions/shared/mailboxes.ts';
import { memberKey } from '../../functions/shared/member-items.ts';
import { metricsStore } from '../../functions/shared/metrics-store.ts';
import { ownership } from '../../functions/shared/ownership.ts';
import { rotation } from '../../functions/shared/rotation.ts';
import { type TeamStore, teamStore } from '../../functions/shared/team-store.ts';
import { anOperatingModel, aSubmission, capturedAt } from './builders.ts';
import { everyRow, type Row } from './invariants/snapshot.ts';
import { type Circumstances, type Sent, violations } from './invariants.ts';
import { recordingLog } from './recording-log.ts';
import type { Tables } from './tables.ts';

export type Step = 'assign' | 'remind' | 'escalate' | 'reassign';
/** The order in which the workflow takes its steps, and where it goes on after the last. */
const following: Readonly<Record<Step, Step>> = {
  assign: 'remind',
  remind: 'escalate',
  escalate: 'reassign',
  reassign: 'remind',
};

export const linkSecret = 'a secret for links in tests, 32 bytes or more';
export type Delivery = Sent & { readonly message: Message; readonly alert: Alert };
/** What a new person's form says; only what matters to the test. */
export type NewLead = Partial<Omit<Submission, 'contact'>> & { readonly email?: string };
export type World = ReturnType<typeof aWorld>;

/** A clock in epoch milliseconds that starts at the builders' `capturedAt`. */
export function aClock(start = capturedAt) {
  let now = Date.parse(start);
  return {
    now: () => now,
    iso: () => new Date(now).toISOString(),
    set: (at: string) => {
      now = Date.parse(at);
    },
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

export function aWorld(client: DynamoDBClient, tables: Tables, model = anOperatingModel()) {
  const clock = aClock();
  const { now } = clock;
  const recorded = recordingLog();
  const { log } = recorded;
  const leads = leadStore(client, tables.leads);
  const team = foundedTeam(client, tables.team, model);
  const owners = ownership({
    leads,
    team,
    rotation: rotation(client, tables.team),
    accounts: accounts(client, tables.team),
    model,
    calendar: businessCalendar(model.calendar),
    policyMinuteMs: 60_000,
    patience,
    log,
  });
  const managerId = model.routing.fallbackManager;
  const steps = {
    assign: assignOwnerHandler({ leads, ownership: owners, now, patience }),
    remind: remindOwnerHandler({ leads, now, patience }),
    escalate: escalateToManagerHandler({ leads, managerId, now, patience, log }),
    reassign: reassignLeadHandler({ leads, ownership: owners, now, patience }),
  };
  const taken = intake({ client, table: tables.leads, model, newId: (at) => ulid(at), patience });
  const calendar = businessCalendar(model.calendar);
  const metrics = metricsStore(client, tables.metrics, calendar.dayOf);
  const rollUp = rollUpHandler({ metrics, count: counting({ metrics, leads, now, patience }), log });

  const outbox: Delivery[] = [];
  const deliver = async (alert: Alert, message: Message): Promise<string> => {
    const { recipient, channel, leadId, kind } = alert;
    const addresses = {
      email: recipient.email,
      sms: recipient.phone,
      webhook: recipient.alerts.webhook?.url,
    };
    const to = String(addresses[channel]);
    const subject = channel === 'email' ? message.subject : undefined;
    outbox.push({ channel, to, subject, leadId, kind, sentAt: clock.iso(), message, alert });
    return `id-${outbox.length}`;
  };
  /** What providers do; a test may put another in. */
  const send = { email: deliver, sms: deliver, webhook: deliver };
  const alerts = alertLog(client, tables.leads, patience);
  const compose = composing({
    secret: async () => linkSecret,
    baseUrl: 'https://leads.example.com',
    model,
    now,
  });
  const deliverAlert = delivery({
    alerts,
    send: {
      email: (...sent) => send.email(...sent),
      sms: (...sent) => send.sms(...sent),
      webhook: (...sent) => send.webhook(...sent),
    },
    mailboxes: mailboxes(client, tables.team),
    compose,
    model,
    now,
    log,
  });
  const fallOver = fallingOver({ leads, alerts, deliver: deliverAlert, model, log });
  const sendAlerts = sendAlertsHandler({ leads, team, deliver: deliverAlert, fallOver, model });
  /** What was put on the bus for send-alerts to see to again. */
  const notices: AlertNotice[] = [];
  const publish = async (some: readonly AlertNotice[]) => void notices.push(...some);
  const release = releaseHeldAlertsHandler({
    heldUntil: heldAlerts(client, tables.leads),
    publish,
    now,
    log,
  });

  const world = {
    client,
    tables,
    model,
    clock,
    leads,
    team,
    owners,
    metrics,
    outbox,
    send,
    notices,
    publish,
    release,
    rollUp,
    log: recorded,

    /** Takes a submission in; answers what its poster is told. */
    async submit(said: Parameters<typeof aSubmission>[0] = {}) {
      return taken.take(aSubmission(said), now());
    },

    /** Somebody new posts a form: the lead's id. High intent unless the form says otherwise. */
    async capture(said: NewLead = {}): Promise<string> {
      const id = ulid(now());
      const { email = `${id.toLowerCase()}@acme.example`, ...rest } = said;
      const submission = { submissionId: `submission-${id}`, form: 'demo', ...rest, contact: { email } };
      const result = await world.submit(submission);
      if (result.outcome === 'conflict') throw new Error('The submission id was taken');
      return result.answer.leadId;
    },

    /** One step of the workflow, told what the workflow would tell it. */
    step: (step: Step, leadId: string, round?: number) => steps[step]({ leadId, round }),

    /** Captured and assigned: the lead as it is then. */
    async captureAssigned(said: NewLead = {}): Promise<Assigned> {
      const leadId = await world.capture(said);
      await world.step('assign', leadId);
      return (await world.read(leadId)) as Assigned;
    },

    /** Runs the lead's workflow from the start, the clock jumping from deadline to deadline, until `end` (ISO). */
    async follow(leadId: string, end: string): Promise<string> {
      let step: Step = 'assign';
      let round: number | undefined;
      for (;;) {
        const answer = await world.step(step, leadId, round);
        if (answer.outcome !== 'untouched') return answer.outcome;
        if (Date.parse(answer.waitUntil) > Date.parse(end)) {
          clock.set(end);
          return 'untouched';
        }
        if (Date.parse(answer.waitUntil) > now()) clock.set(answer.waitUntil);
        round = answer.round;
        step = following[step];
      }
    },

    async read(leadId: string): Promise<Lead> {
      const lead = await leads.read(leadId);
      if (!lead) throw new Error(`There is no lead ${leadId}`);
      return lead;
    },

    contact: (leadId: string, by = 'alex', round?: number) =>
      respondToLead(
        leads,
        leadId,
        { by, channel: 'call', evidence: 'self_reported', ...(round === undefined ? {} : { round }) },
        () => ({ at: clock.iso(), actor: `rep:${by}` }),
        calendar,
        patience,
      ),

    /** A person gives the lead to somebody. */
    async giveTo(leadId: string, ownerId: string): Promise<Assigned | Responded | 'lost-race' | 'moved-on'> {
      const kind = ownerId === managerId ? 'manager' : 'rep';
      const lead = (await world.read(leadId)) as Assigned | Responded;
      return owners.giveTo({ kind, ownerId }, lead, 'asked for it', { at: clock.iso(), actor: 'key:boss' });
    },

    /** Closes a lead that sales works on, as the API does. */
    async disqualify(leadId: string): Promise<void> {
      const lead = await world.read(leadId);
      const change = disqualify(lead, 'wrong_icp', { at: clock.iso(), actor: 'key:boss' });
      if (change.outcome !== 'changed') throw new Error(`The lead is ${lead.stage}`);
      await leads.record(change, [team.releasing(lead.ownerId)]);
    },

    /** A member's profile is another from now on. */
    async changeMember(id: string, facts: Partial<Member>): Promise<void> {
      const member = await team.read(id);
      if (!member) throw new Error(`There is no member ${id}`);
      const changed = await team.change(member, { ...member, ...facts });
      if (changed !== 'changed') throw new Error(`The member ${id} was not changed: ${changed}`);
    },

    async events(leadId: string): Promise<LeadEvent[]> {
      return (await leads.timeline(leadId)).map(({ event }) => event);
    },
    async eventTypes(leadId: string): Promise<EventType[]> {
      return (await world.events(leadId)).map(({ type }) => type);
    },
    /** The newest event of a type. */
    async lastEvent<Type extends EventType>(leadId: string, type: Type): Promise<EventOf<Type>> {
      const found = (await world.events(leadId)).findLast((event) => event.type === type);
      if (!found) throw new Error(`No ${type} happened to ${leadId}`);
      return found as EventOf<Type>;
    },

    /** The alerts of an event, or one to see to again, as the bus delivers it. */
    alert: (event: LeadEvent | AlertNotice) => sendAlerts({ detail: { version: 1, ...event } }),
    /** The bus delivers what was put on it for send-alerts. */
    async deliverNotices(): Promise<void> {
      for (const notice of notices.splice(0)) await world.alert(notice);
    },

    rows: (table: keyof Tables = 'leads'): Promise<Row[]> => everyRow(client, tables[table]),
    /** How many turns each pool's members took. */
    turns: async (): Promise<number[]> =>
      (await everyRow(client, tables.team)).filter(({ pk }) => pk === 'ROUTING').map(({ turn }) => turn),

    /** The event log as the stream delivers it, in order for each lead. */
    async stream(): Promise<DynamoDBRecord[]> {
      const { Items } = await rawRows(client, tables.leads);
      return Items.filter(({ sk }) => sk?.S?.startsWith('EVENT#')).map((image, index) => ({
        eventName: 'INSERT',
        eventID: `record-${index}`,
        dynamodb: { SequenceNumber: String(1000 + index), NewImage: image },
      })) as DynamoDBRecord[];
    },
    /** Counts these records in batches of ten, as deployed. */
    async count(records: readonly DynamoDBRecord[]): Promise<void> {
      for (let start = 0; start < records.length; start += 10) {
        const Records = records.slice(start, start + 10);
        const { batchItemFailures } = await rollUp({ Records } as DynamoDBStreamEvent);
        if (batchItemFailures.length > 0) throw new Error('A record could not be counted');
      }
    },

    violations: async (circumstances: Circumstances = {}) =>
      violations(client, tables, {
        model,
        outbox,
        team: await team.all(),
        timeZone: model.calendar.timeZone,
        ...circumstances,
      }),
  };
  return world;
}

/** The team's store, which has the model's team from its first use on, as after a deployment. */
function foundedTeam(client: DynamoDBClient, table: string, model: OperatingModel): TeamStore {
  const store = teamStore(client, table);
  let founded: Promise<unknown> | undefined;
  const found = () => {
    // Members of a test may come with a load, which no profile has.
    const profiles = model.team.map((member) => memberSchema.strip().parse(member));
    founded ??= Promise.all(profiles.map((member) => put(member)));
    return founded;
  };
  /** No transaction: tests that interfere with those of the functions would meet it first. */
  const put = async (profile: Member) => {
    const Item = toItem({ ...memberKey(profile.id), profile, version: 1, open: 0, day: null, today: 0 });
    const unlessThere = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    await client.send(new PutItemCommand(unlessThere)).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
  return {
    ...store,
    all: async () => {
      await found();
      return store.all();
    },
    read: async (id) => {
      await found();
      return store.read(id);
    },
  };
}

async function rawRows(client: DynamoDBClient, table: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  Items.sort((a, b) => `${a['pk']?.S}${a['sk']?.S}`.localeCompare(`${b['pk']?.S}${b['sk']?.S}`));
  return { Items };
}
