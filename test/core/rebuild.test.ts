import { describe, expect, it } from 'vitest';
import {
  beginBuilding,
  closeGeneration,
  FIRST_GENERATION,
  switchGeneration,
  withoutLeftover,
} from '../../core/generations.ts';
import { differencesOf, isAtWork } from '../../core/rebuild.ts';
import type { Counters, RollUp } from '../../core/roll-up.ts';
import { capturedAt, leadId, minute, otherLeadId } from '../support/builders.ts';

const of = (source: string, counters: Counters, day = '2026-11-23'): RollUp => ({
  day,
  dimension: 'source',
  tier: 'high',
  value: [source],
  counters,
});

describe('the differences of two counts', () => {
  it('are none where the sums agree, however they lie in shards, and whether or not a zero is there', () => {
    const stored = [of('google', { captured: 2, won: 1 }), of('google', { captured: 1, won: -1 })];
    expect(differencesOf(stored, [of('google', { captured: 3 })])).toEqual([]);
    expect(differencesOf([of('podcast', { captured: 0 })], [])).toEqual([]);
  });

  it('name the counters that differ, of what either count has, in the order of days', () => {
    const stored = [of('google', { captured: 3, won: 1 }), of('podcast', { captured: 1 }, '2026-11-22')];
    expect(
      differencesOf(stored, [of('google', { captured: 2, won: 1 }), of('linkedin', { lost: 1 })]),
    ).toEqual([
      {
        key: expect.objectContaining({ day: '2026-11-22', value: ['podcast'] }),
        stored: { captured: 1 },
        recounted: { captured: 0 },
      },
      {
        key: expect.objectContaining({ value: ['google'] }),
        stored: { captured: 3 },
        recounted: { captured: 2 },
      },
      {
        key: expect.objectContaining({ value: ['linkedin'] }),
        stored: { lost: 0 },
        recounted: { lost: 1 },
      },
    ]);
  });
});

describe('a rebuild', () => {
  it('is at work until it was not heard of for 15 minutes, or has ended', () => {
    const run = { status: 'running' as const, seenAt: capturedAt };
    expect(isAtWork(run, Date.parse(minute(15)) - 1)).toBe(true);
    expect(isAtWork(run, Date.parse(minute(15)))).toBe(false);
    expect(isAtWork({ ...run, status: 'rebuilt' }, Date.parse(capturedAt))).toBe(false);
  });
});

describe('generations', () => {
  const building = 2;
  const begun = beginBuilding(FIRST_GENERATION, leadId, capturedAt);

  it('are built beside the one that is read, and take its place or are given up', () => {
    expect(begun).toEqual({ current: 1, building, builder: leadId, newest: 2, leftovers: [] });
    expect(switchGeneration({ ...begun, building }, minute(1))).toEqual({
      current: 2,
      building: null,
      builder: null,
      newest: 2,
      leftovers: [{ generation: 1, since: minute(1) }],
    });
    expect(closeGeneration({ ...begun, building }, minute(1))).toMatchObject({
      current: 1,
      building: null,
      leftovers: [{ generation: 2, since: minute(1) }],
    });
  });

  it('never use a number twice, and keep what was left half built in mind until it is gone', () => {
    const taken = beginBuilding(begun, otherLeadId, minute(16));
    expect(taken).toMatchObject({ building: 3, newest: 3, leftovers: [{ generation: 2 }] });
    const gone = withoutLeftover(taken, 2);
    expect(
      beginBuilding(closeGeneration({ ...gone, building: 3 }, minute(20)), leadId, minute(21)),
    ).toMatchObject({ building: 4, leftovers: [{ generation: 3 }] });
  });
});
