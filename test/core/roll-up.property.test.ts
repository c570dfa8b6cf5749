import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadEvent } from '../../core/events.ts';
import type { Lead } from '../../core/lead.ts';
import { figuresOf } from '../../core/metrics.ts';
import { groupRollUps, type RollUp, rollUpName, rollUpsOf } from '../../core/roll-up.ts';
import { aLife, live } from '../support/lead-life.ts';

const lives = fc.tuple(aLife(1), aLife(2), aLife(3), aLife(4)).map((those) => those.map(live));
type Lived = ReturnType<typeof live>;

/** The roll-ups of these events, added up as the store does. */
const sumOf = (events: LeadEvent[]): RollUp[] =>
  groupRollUps(events.flatMap(rollUpsOf), (it) => `${it.day}#${rollUpName(it)}`).map(({ key, counters }) => ({
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
        const batches = Array.from({ length: Math.ceil(events.length / size) }, (_, i) =>
          sumOf(events.slice(i * size, (i + 1) * size)),
        );
        const merged = groupRollUps(batches.flat(), (it) => `${it.day}#${rollUpName(it)}`);
        expect(sorted(merged.map(({ key, counters }) => ({ ...key, counters })))).toEqual(
          sorted(sumOf(events)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('give the figures that a recount of the leads gives', () => {
    fc.assert(
      fc.property(lives, (leads) => {
        const { bySource, byRep, byTier } = figuresOf(
          sumOf(leads.flatMap(({ events }) => events)),
          (id) => id,
        );

        const sources = groupsOf(leads, ({ lead }) => [lead.attribution.firstTouch.source]);
        expect(bySource.map(({ source }) => source).sort()).toEqual([...sources.keys()].sort());
        for (const figures of bySource) {
          const { medianSpeedToLeadSeconds, ...counted } = figures;
          const own = sources.get(figures.source) ?? [];
          const reached = own.filter(({ lead }) => responseOf(lead) !== null);
          expect(counted).toMatchObject({
            captured: own.length,
            contacted: reached.length,
            leadToContact: reached.length / own.length,
          });
          expectMedian(
            medianSpeedToLeadSeconds,
            reached.map(({ lead }) => since(lead.capturedAt, lead)),
          );
        }

        expect(byTier.map(({ tier, captured }) => [tier, captured]).sort()).toEqual(
          [...groupsOf(leads, ({ lead }) => [lead.tier])].map(([tier, own]) => [tier, own.length]).sort(),
        );

        const owners = new Set(leads.flatMap(({ lead }) => lead.ownerIds));
        expect(byRep.map(({ repId }) => repId).sort()).toEqual([...owners].sort());
        for (const { repId, medianFirstResponseSeconds, ...counted } of byRep) {
          const reached = leads.filter(({ lead }) => lead.ownerId === repId && responseOf(lead) !== null);
          expect(counted).toEqual({
            name: repId,
            assigned: timesIn(
              leads.flatMap(({ lead }) => lead.ownerIds),
              repId,
            ),
            contacted: reached.length,
            withinSla: reached.filter(({ lead }) => responseOf(lead)?.withinSla).length,
            breached: timesIn(leads.flatMap(breachedBy), repId),
            reassignedAway: timesIn(
              leads.flatMap(({ lead }) => lead.ownerIds.slice(0, -1)),
              repId,
            ),
          });
          expectMedian(
            medianFirstResponseSeconds,
            reached.map(({ lead }) => ('assignment' in lead ? since(lead.assignment.at, lead) : 0)),
          );
        }
      }),
      { numRuns: 80 },
    );
  });
});

const responseOf = (lead: Lead) => ('firstResponse' in lead ? (lead.firstResponse ?? null) : null);

/** Seconds from a moment to the lead's first response; never less than none. */
const since = (from: string, lead: Lead): number =>
  Math.max(0, (Date.parse(responseOf(lead)?.at ?? from) - Date.parse(from)) / 1_000);

const timesIn = (ids: string[], wanted: string): number => ids.filter((id) => id === wanted).length;

/** Who owned the lead when a round of it was breached, read from the states the lead went through. */
function breachedBy({ steps }: Lived): string[] {
  const owners = new Map<number, string>();
  for (const { after } of steps) {
    if ('assignment' in after && after.assignment.breachedAt !== null) {
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
