import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributions, type MetricsTable } from '../../core/contracts/metrics.ts';
import type { LeadEvent } from '../../core/events.ts';
import type { Lead } from '../../core/lead.ts';
import { dimensionsOf, figuresOf } from '../../core/metrics.ts';
import { groupRollUps, type RollUp, rollUpName, rollUpsOf } from '../../core/roll-up.ts';
import { countablesIn, dayOf, rollUpsIn } from '../support/builders.ts';
import { aLife, live } from '../support/lead-life.ts';

const lives = fc.tuple(aLife(1), aLife(2), aLife(3), aLife(4)).map((those) => those.map(live));
type Lived = ReturnType<typeof live>;

/** The roll-ups of these events, added up as the store does. */
const sumOf = (events: LeadEvent[]): RollUp[] => added(rollUpsIn(events));
const added = (rollUps: RollUp[]): RollUp[] =>
  groupRollUps(rollUps, (it) => `${it.day}#${rollUpName(it)}`).map(({ key, counters }) => ({
    ...key,
    counters,
  }));
const sorted = (rollUps: RollUp[]) =>
  rollUps.map((it) => [`${it.day}#${rollUpName(it)}`, it.counters]).sort();

/** The events of all leads in one line: whose turn it is, is drawn; each lead's own order stays. */
function interleaved(logs: LeadEvent[][], turns: readonly number[]): LeadEvent[] {
  const queues = logs.map((log) => [...log]);
  const line: LeadEvent[] = [];
  for (let turn = 0; queues.some((queue) => queue.length > 0); turn++) {
    const waiting = queues.filter((queue) => queue.length > 0);
    const next = waiting[(turns[turn % turns.length] as number) % waiting.length];
    line.push(next?.shift() as LeadEvent);
  }
  return line;
}

describe('roll-ups', () => {
  it('are the same for any interleaving of leads', () => {
    fc.assert(
      fc.property(lives, fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 40 }), (leads, turns) => {
        const logs = leads.map(({ events }) => events);
        expect(sorted(sumOf(interleaved(logs, turns)))).toEqual(sorted(sumOf(logs.flat())));
      }),
      { numRuns: 30 },
    );
  });

  it('are the same whether events are added one by one, in batches or all at once', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 1, max: 10 }), (leads, size) => {
        const events = leads.flatMap((lead) => lead.events);
        const countables = countablesIn(events);
        const batches = Array.from({ length: Math.ceil(events.length / size) }, (_, i) =>
          added(countables.slice(i * size, (i + 1) * size).flatMap((it) => rollUpsOf(it, dayOf))),
        );
        expect(sorted(added(batches.flat()))).toEqual(sorted(sumOf(events)));
      }),
      { numRuns: 30 },
    );
  });

  it('count a lead by latest touch under the one that it has in the end, with its whole life', () => {
    fc.assert(
      fc.property(lives, (leads) => {
        const rollUps = sumOf(leads.flatMap(({ events }) => events));
        const stays = (dimension: 'campaign' | 'latestCampaign') =>
          groupRollUps(
            rollUps.filter((it) => it.dimension === dimension),
            (it) => `${it.day}#${it.tier}`,
          ).map(({ counters }) => withoutZeros(counters));
        expect(stays('latestCampaign')).toEqual(stays('campaign'));

        for (const { key, counters } of groupRollUps(
          rollUps.filter(({ dimension }) => dimension === 'latestCampaign'),
          rollUpName,
        )) {
          const own = leads.filter(({ lead: { attribution, tier } }) => {
            const { source, campaign } = attribution.latestTouch;
            return tier === key.tier && JSON.stringify([source, campaign]) === JSON.stringify(key.value);
          });
          expect(counters['captured'] ?? 0).toBe(own.length);
          expect(counters['won'] ?? 0).toBe(own.filter(({ lead }) => lead.stage === 'won').length);
          expect(counters['contacted'] ?? 0).toBe(own.filter((it) => responseOf(it) !== null).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('say what happened on a day, whichever day the lead is of', () => {
    fc.assert(
      fc.property(lives, (leads) => {
        const events = leads.flatMap((lead) => lead.events);
        const activity = sumOf(events).filter(({ dimension }) => dimension === 'activity');
        for (const { day, counters } of groupRollUps(activity, (it) => it.day).map(
          ({ key, counters: sum }) => ({ day: key.day, counters: sum }),
        )) {
          const on = events.filter(({ at }) => dayOf(Date.parse(at)) === day);
          const happened = (type: LeadEvent['type']) => on.filter((it) => it.type === type).length;
          expect(counters['opportunities'] ?? 0).toBe(happened('OpportunityOpened'));
          expect(counters['captured'] ?? 0).toBe(happened('LeadCaptured'));
          expect(counters['noShows'] ?? 0).toBe(happened('MeetingNoShow'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give the same figures from no more dimensions than a table needs', () => {
    fc.assert(
      fc.property(lives, fc.constantFrom(...attributions), (leads, attribution) => {
        const rollUps = sumOf(leads.flatMap(({ events }) => events));
        const of = (those: readonly RollUp[]) => figuresOf(those, (id) => id, { attribution });
        const tables = {
          source: 'bySource',
          campaign: 'byCampaign',
          form: 'byForm',
          rep: 'byRep',
          tier: 'byTier',
          week: 'byWeek',
        } as const;
        const whole = of(rollUps);
        for (const [table, rows] of Object.entries(tables)) {
          const needed = dimensionsOf([table as MetricsTable], attribution);
          const { total, [rows]: answer } = of(rollUps.filter(({ dimension }) => needed.includes(dimension)));
          expect(total, table).toEqual(whole.total);
          expect(answer, table).toEqual(whole[rows]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('give the figures that a recount of the leads gives', () => {
    fc.assert(
      fc.property(lives, (leads) => {
        const { bySource, byRep, byTier, byCampaign } = figuresOf(
          sumOf(leads.flatMap(({ events }) => events)),
          (id) => id,
        );

        const sources = groupsOf(leads, ({ lead }) => [lead.attribution.firstTouch.source]);
        expect(bySource.map(({ source }) => source).sort()).toEqual([...sources.keys()].sort());
        for (const figures of bySource) {
          const { medianSpeedToLeadSeconds, ...counted } = figures;
          const own = sources.get(figures.source) ?? [];
          const reached = own.flatMap((lived) => responseOf(lived) ?? []);
          const qualified = own.filter(({ lead }) => lead.stages.qualified).length;
          const opportunities = own.filter(({ lead }) => lead.stages.opportunity).length;
          const noShows = meetingsOf(own, 'no_show');
          expect(counted).toMatchObject({
            source: figures.source,
            captured: own.length,
            contacted: reached.length,
            qualified,
            opportunities,
            won: own.filter(({ lead }) => lead.stage === 'won').length,
            revenue: sums(own, ({ lead }) =>
              lead.stage === 'won' ? [lead.revenue.currency, lead.revenue.amountMinor] : null,
            ),
            leadToContact: rateOf(reached.length, own.length),
            contactToQualified: rateOf(qualified, reached.length),
            qualifiedToOpportunity: rateOf(opportunities, qualified),
            noShowRate: rateOf(noShows, noShows + meetingsOf(own, 'held')),
          });
          expectMedian(
            medianSpeedToLeadSeconds,
            reached.map(({ capturedAt, at }) => since(capturedAt, at)),
          );
        }

        const campaigns = groupsOf(leads, ({ lead: { attribution } }) => [
          JSON.stringify([attribution.firstTouch.source, attribution.firstTouch.campaign]),
        ]);
        expect(byCampaign).toHaveLength(campaigns.size);
        for (const { source, campaign, dispositions } of byCampaign) {
          const own = campaigns.get(JSON.stringify([source, campaign])) ?? [];
          expect(dispositions).toEqual(
            sums(own, ({ lead }) => ('disposition' in lead ? [lead.disposition, 1] : null)),
          );
        }

        expect(byTier.map(({ tier, captured }) => [tier, captured]).sort()).toEqual(
          [...groupsOf(leads, ({ lead }) => [lead.tier])].map(([tier, own]) => [tier, own.length]).sort(),
        );

        const given = leads.map(({ lead }) => givenTo(lead));
        const owners = new Set(given.flat());
        expect(byRep.map(({ repId }) => repId).sort()).toEqual([...owners].sort());
        for (const { repId, medianFirstResponseSeconds, ...counted } of byRep) {
          const reached = leads
            .flatMap((lived) => responseOf(lived) ?? [])
            .filter((it) => it.ownerId === repId);
          expect(counted).toMatchObject({
            name: repId,
            assigned: timesIn(given.flat(), repId),
            contacted: reached.length,
            withinSla: reached.filter(({ withinSla }) => withinSla).length,
            breached: timesIn(leads.flatMap(breachedBy), repId),
            reassignedAway: timesIn(
              given.flatMap((ids) => ids.slice(0, -1)),
              repId,
            ),
          });
          expectMedian(
            medianFirstResponseSeconds,
            reached.map(({ assignedAt, at }) => since(assignedAt, at)),
          );
        }
      }),
      { numRuns: 80 },
    );
  });
});

/** The first response as the lead was when it came, before it went on to other owners. */
function responseOf({ steps }: Lived) {
  const step = steps.find(({ before, after }) => before.stage === 'assigned' && after.stage === 'contacted');
  if (step?.before.stage !== 'assigned' || step.after.stage !== 'contacted') return null;
  const { ownerId, capturedAt, assignment } = step.before;
  const { at, withinSla } = step.after.firstResponse;
  return { ownerId, capturedAt, assignedAt: assignment.at, at, withinSla };
}

/** Whom a lead was given to: who reopens a lead of their own has it already. */
const givenTo = ({ ownerIds }: Lead): string[] => ownerIds.filter((id, i) => id !== ownerIds[i - 1]);

/** Seconds from a moment to another; never less than none. */
const since = (from: string, at: string): number => Math.max(0, (Date.parse(at) - Date.parse(from)) / 1_000);

const rateOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const meetingsOf = (leads: Lived[], state: string): number =>
  leads
    .flatMap(({ steps }) => steps)
    .filter(({ command, before, after }) => {
      return command.do === 'meeting' && command.state === state && after !== before;
    }).length;

/** What leads add up to by name; what adds up to nothing is not there. */
function sums(leads: Lived[], termOf: (lived: Lived) => [string, number] | null): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, amount] of leads.flatMap((lived) => [termOf(lived) ?? []])) {
    if (name !== undefined && amount) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}

const withoutZeros = (counters: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counters).filter(([, value]) => value !== 0));

const timesIn = (ids: string[], wanted: string): number => ids.filter((id) => id === wanted).length;

/** Who owned the lead when a round of it was breached, read from the states the lead went through. */
function breachedBy({ steps }: Lived): string[] {
  const owners = new Map<number, string>();
  for (const { after } of steps) {
    if (after.stage === 'assigned' && after.assignment.breachedAt !== null) {
      owners.set(after.assignment.round, after.ownerId);
    }
  }
  return [...owners.values()];
}

function groupsOf(leads: Lived[], namesOf: (lead: Lived) => string[]): Map<string, Lived[]> {
  const groups = new Map<string, Lived[]>();
  for (const lead of leads) {
    for (const name of namesOf(lead)) groups.set(name, [...(groups.get(name) ?? []), lead]);
  }
  return groups;
}

/** Within 1 %, or a millisecond: shorter times than that are not told apart. */
function expectMedian(actual: number | null, durations: number[]): void {
  if (durations.length === 0) {
    expect(actual).toBeNull();
    return;
  }
  const inOrder = durations.sort((a, b) => a - b);
  const middle = (inOrder.length - 1) / 2;
  const exact = ((inOrder[Math.floor(middle)] as number) + (inOrder[Math.ceil(middle)] as number)) / 2;
  expect(Math.abs((actual as number) - exact)).toBeLessThanOrEqual(exact * 0.0101 + 0.001);
}
