import { beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../support/builders.ts';
import { useEngine } from '../../support/engine.ts';
import { aWorld, type World } from '../../support/handoff-world.ts';
import { type LeadRecord, type Row, readTables, type Snapshot } from '../../support/invariants/snapshot.ts';
import { type Circumstances, type Sent, violationsIn } from '../../support/invariants.ts';

const engine = useEngine();

/** Three leads: one reassigned and then answered, one that waits in its second round, one just assigned. */
const told: { world: World; snapshot: Snapshot; answered: string; waiting: string; fresh: string } =
  {} as never;

beforeAll(async () => {
  const world = aWorld(engine.client, await engine.freshTables());
  const alertAll = async (leadId: string) => {
    for (const event of await world.events(leadId)) await world.alert(event);
  };
  const answered = await world.capture();
  const waiting = await world.capture();
  await world.follow(answered, minute(21));
  await alertAll(answered);
  world.clock.set(minute(22.5));
  await world.contact(answered, 'blair');
  world.clock.set(minute(0));
  await world.follow(waiting, minute(26));
  await alertAll(waiting);
  const fresh = await world.capture();
  await world.step('assign', fresh);
  await alertAll(fresh);
  const { contact } = await world.read(fresh);
  await world.submit({ submissionId: 'again', contact });
  await world.count(await world.stream());
  Object.assign(told, {
    world,
    answered,
    waiting,
    fresh,
    snapshot: await readTables(engine.client, world.tables),
  });
});

/** The violations after `spoil` has changed a copy of what the tables held. */
function whenSpoiled(
  spoil: (tables: Snapshot & { lead(id: string): LeadRecord & { lead: Row; item: Row } }) => void,
  circumstances: Circumstances = {},
): string[] {
  const copy = structuredClone(told.snapshot);
  const lead = (id: string) => copy.leads.find(({ leadId }) => leadId === id) as never;
  spoil({ ...copy, lead });
  const { model } = told.world;
  return violationsIn(copy, { model, atRest: minute(26), counted: true, ...circumstances });
}
const eventOf = ({ events }: LeadRecord, type: string): Row =>
  events.find(({ event }) => event['type'] === type)?.event as Row;
const sent = (): Sent[] => told.world.outbox.map((it) => ({ ...it }));

describe('the checker of the invariants', () => {
  it('finds nothing wrong with what the handlers leave', () => {
    expect(whenSpoiled(() => {}, { outbox: sent() })).toEqual([]);
  });

  const spoiled: [string, RegExp, Parameters<typeof whenSpoiled>[0]][] = [
    [
      'a lead without its submission key',
      /^1 .*0 submission keys/,
      ({ submissions }) => {
        const captured = submissions.findIndex(({ answer }) => answer.status === 'captured');
        (submissions as Row[]).splice(captured, 1);
      },
    ],
    [
      'a submission key without its lead',
      /^1 .*promises the lead/,
      ({ submissions }) => {
        (submissions[0] as Row)['answer'].leadId = '01KASRW0H0ABCDEFGHJKMNPQRS';
      },
    ],
    [
      'a touchpoint nobody submitted',
      /^1 .*1 touchpoints of 0/,
      ({ submissions }) => {
        const merged = submissions.findIndex(({ answer }) => answer.status === 'merged');
        (submissions as Row[]).splice(merged, 1);
      },
    ],
    [
      'an address that leads to another lead',
      /^1 .*leads elsewhere/,
      ({ emails }) => {
        for (const email of emails) email['leadId'] = told.answered;
      },
    ],
    [
      'events without their lead',
      /^1 .*but no lead/,
      (tables) => {
        Object.assign(tables.lead(told.fresh), { lead: undefined, item: undefined });
      },
    ],
    [
      'an owner that no event named',
      /^3 .*ownerId/,
      ({ lead }) => {
        lead(told.fresh).lead['ownerId'] = 'devon';
      },
    ],
    [
      'a round that was skipped',
      /^3 .*is round 3/,
      ({ lead }) => {
        eventOf(lead(told.answered), 'LeadReassigned')['round'] = 3;
      },
    ],
    [
      'a reassignment to the same owner',
      /^3 .*the owner it had/,
      ({ lead }) => {
        eventOf(lead(told.answered), 'LeadReassigned')['ownerId'] = 'alex';
      },
    ],
    [
      'an open lead that the sweeper cannot see',
      /^4 .*open leads/,
      ({ lead }) => {
        delete lead(told.fresh).item['openShard'];
      },
    ],
    [
      'an index that says another deadline',
      /^4 .*nextDeadline/,
      ({ lead }) => {
        lead(told.waiting).item['nextDeadline'] = '2026-11-23T15:00:00Z';
      },
    ],
    [
      'a breach after the response',
      /^5 .*although the lead is contacted/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        const breach = structuredClone(events.find(({ event }) => event['type'] === 'SlaBreached'));
        Object.assign(breach?.event as Row, { seq: events.length + 1, round: 2 });
        (events as unknown[]).push({ ...breach, sk: `EVENT#00000${events.length + 1}` });
      },
    ],
    [
      'somebody late who had responded in time',
      /^5 .*which has the first response/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        const late = structuredClone(events.at(-1)) as { event: Row };
        const facts = { type: 'LateResponse', seq: events.length + 1, by: 'blair', lateRound: 2 };
        Object.assign(late.event, facts);
        (events as unknown[]).push({ ...late, sk: `EVENT#00000${events.length + 1}` });
      },
    ],
    [
      'a deadline told twice',
      /^6 .*two SlaBreached/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        const at = events.findIndex(({ event }) => event['type'] === 'SlaBreached');
        (events as unknown[]).splice(at, 0, structuredClone(events[at]));
      },
    ],
    [
      'a reassignment that nobody escalated before',
      /^6 .*without the SlaBreached/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        const at = events.findIndex(({ event }) => event['type'] === 'SlaBreached');
        (events as unknown[]).splice(at, 1);
      },
    ],
    [
      'an early reminder',
      /^8 .*is early/,
      ({ lead }) => {
        eventOf(lead(told.waiting), 'ResponseDue')['at'] = '2026-11-23T15:04:59.999Z';
      },
    ],
    [
      'an early reassignment',
      /^8 .*is early/,
      ({ lead }) => {
        eventOf(lead(told.waiting), 'LeadReassigned')['at'] = '2026-11-23T15:19:59.999Z';
      },
    ],
    [
      'a deadline with fractions',
      /^8 .*has fractions/,
      ({ lead }) => {
        eventOf(lead(told.fresh), 'LeadAssigned')['deadlines'].respondBy = '2026-11-23T15:31:00.500Z';
      },
    ],
    [
      'a deadline that moved',
      /^8 .*deadlines/,
      ({ lead }) => {
        lead(told.fresh).lead['assignment'].deadlines.reassignAt = '2026-11-23T16:31:00Z';
      },
    ],
    [
      'a stage that was jumped',
      /^9 .*from "captured" to "contacted"/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        (events as unknown[]).splice(1, events.length - 2);
      },
    ],
    [
      'a first touch that moved',
      /^10 .*another firstTouch/,
      ({ lead }) => {
        eventOf(lead(told.fresh), 'LeadAssigned')['cohort'].firstTouch.campaign = 'other';
      },
    ],
    [
      'a second first response',
      /^9 .*from "contacted" to "contacted"/,
      ({ lead }) => {
        const { events } = lead(told.answered);
        (events as unknown[]).push(structuredClone(events.at(-1)));
      },
    ],
    [
      'a wrong response time',
      /^11 .*response time/,
      ({ lead }) => {
        eventOf(lead(told.answered), 'LeadContacted')['responseTimeMs'] = 1;
      },
    ],
    [
      'a lead that was counted twice',
      /^11 .*captured: 4 kept, 3 counted/,
      ({ rollUps }) => {
        const all = rollUps.find(({ pk }) => pk.includes('#all#')) as Row;
        all['captured'] += 1;
      },
    ],
    [
      'a median of other durations',
      /^11 .*wrong durations/,
      ({ rollUps }) => {
        const rep = rollUps.find(({ sk }) => sk.includes('#["blair"]#')) as Row;
        const name = Object.keys(rep).find((it) => it.startsWith('response:')) as string;
        delete rep[name];
        rep[`response:${Number(name.slice(9)) + 1}`] = 1;
      },
    ],
    ['an event that was not counted', /^11 .*is not counted/, ({ marks }) => void (marks as Row[]).shift()],
    [
      'an address in an event',
      /^15 .*personal data/,
      ({ lead }) => {
        eventOf(lead(told.fresh), 'LeadAssigned')['actor'] = lead(told.fresh).lead['contact'].email;
      },
    ],
    [
      'a note in an event',
      /^15 .*holds note/,
      ({ lead }) => {
        eventOf(lead(told.answered), 'LeadContacted')['note'] = 'she was friendly';
      },
    ],
    [
      'a line break in a name',
      /^16 .*control characters/,
      ({ lead }) => {
        lead(told.fresh).lead['contact'].name = 'Jane\nBcc: all@example.com';
      },
    ],
    [
      'a gap in the numbers of events',
      /^17 .*a gap/,
      ({ lead }) => {
        (lead(told.waiting).events as unknown[]).splice(2, 1);
      },
    ],
    [
      'an alert nobody is to get',
      /^7 .*nobody is to be told/,
      ({ lead }) => {
        const row = structuredClone(lead(told.fresh).alerts[0]) as Row;
        Object.assign(row, { kind: 'breached', sk: row['sk'].replace('assigned', 'breached') });
        (lead(told.fresh).alerts as Row[]).push(row);
      },
    ],
    [
      'an alert that was never tried',
      /^7 .*never tried/,
      ({ lead }) => void (lead(told.fresh).alerts as Row[]).pop(),
    ],
    [
      'an alert after the response',
      /^7 .*after the response/,
      ({ lead }) => {
        (lead(told.answered).alerts[0] as Row)['at'] = minute(25);
      },
    ],
  ];
  it.each(spoiled)('tells %s', (_what, message, spoil) => {
    expect(whenSpoiled(spoil)).toContainEqual(expect.stringMatching(message));
  });

  it('tells a lead that nobody took and a deadline that passed, at rest', () => {
    const late = whenSpoiled(() => {}, { atRest: minute(200) });
    expect(late.filter((it) => /^17 .*passed without its event/.test(it))).toHaveLength(2);
    const unowned = whenSpoiled(({ lead }) => {
      lead(told.fresh).lead['stage'] = 'captured';
    });
    expect(unowned).toContainEqual(expect.stringMatching(/^17 .*nobody from sales/));
  });

  it('tells an accepted lead that is lost, and a repeat that would be told something else', () => {
    const lost = { leadId: '01KASRW0H0ABCDEFGHJKMNPQRS', status: 'captured', tier: 'high' };
    const other = { leadId: told.fresh, status: 'captured', tier: 'high', submissionId: 'again' };
    expect(whenSpoiled(() => {}, { accepted: [lost, other] })).toEqual([
      expect.stringMatching(/^1 .*is not there/),
      expect.stringMatching(/^1 .*would be told/),
    ]);
  });

  it('tells messages that were doubled, lost, late or forged', () => {
    const outbox = sent();
    const [first] = outbox as [Sent];
    const doubled = whenSpoiled(() => {}, { outbox: [...outbox, first] });
    expect(doubled).toEqual([expect.stringMatching(/^7 .*messages for/)]);
    expect(whenSpoiled(() => {}, { outbox: outbox.slice(1) })).toHaveLength(1);
    const late = { ...first, leadId: told.answered, sentAt: minute(25) };
    expect(whenSpoiled(() => {}, { outbox: [...outbox, late] })).toContainEqual(
      expect.stringMatching(/^7 .*after the response/),
    );
    expect(whenSpoiled(() => {}, { outbox: [...outbox, { ...first, leadId: 'x' }] })).toContainEqual(
      expect.stringMatching(/^7 .*which is not there/),
    );
    const forged = outbox.map((it, i) =>
      i === 0 ? { ...it, subject: 'New lead\r\nBcc: all@example.com' } : it,
    );
    expect(whenSpoiled(() => {}, { outbox: forged })).toEqual([expect.stringMatching(/several lines/)]);
  });
});
