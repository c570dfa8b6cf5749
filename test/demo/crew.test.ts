import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crewUntil, newLife, type Thing } from '../../demo/crew.ts';

const nothing = () => undefined;

describe('the crew', () => {
  it('keeps turns in order, each story in its own, and what is alone after all before it, however long anything takes', async () => {
    const thing = fc.record({
      at: fc.integer({ min: 0, max: 99 }),
      story: fc.integer({ min: 0, max: 3 }),
      goes: fc.constantFrom('beside', 'in-turn', 'alone'),
      takes: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 30 }), async (things) => {
        const crew = crewUntil(100);
        const lives = Array.from({ length: 4 }, newLife);
        const done: { at: number; story: number; goes: Thing['goes'] }[] = [];
        for (const { at, story, goes, takes } of things) {
          const life = lives[story] as (typeof lives)[number];
          const happen = async () => {
            await sleep(takes);
            done.push({ at, story, goes });
          };
          crew.plan(at, { life, goes, happen });
        }
        await crew.work(nothing);
        expect(done).toHaveLength(things.length);
        const times = (of: typeof done) => of.map(({ at }) => at);
        const inOrder = (of: typeof done) => expect(times(of)).toEqual(times(of).sort((a, b) => a - b));
        inOrder(done.filter(({ goes }) => goes !== 'beside'));
        const isFirst = (index: number) => done.slice(index).every(({ at }) => at >= (done[index]?.at ?? 0));
        for (const [index, { goes }] of done.entries())
          if (goes === 'alone') expect(isFirst(index)).toBe(true);
        for (const story of [0, 1, 2, 3]) inOrder(done.filter((it) => it.story === story));
      }),
      { numRuns: 20 },
    );
  });

  it('carries out what is planned on the way, and nothing from the end on', async () => {
    const crew = crewUntil(10);
    const done: number[] = [];
    const life = newLife();
    const happen = async (at: number) => {
      done.push(at);
      crew.plan(at + 4, { life, goes: 'in-turn', happen });
    };
    crew.plan(1, { life, goes: 'in-turn', happen });
    await crew.work(nothing);
    expect(done).toEqual([1, 5, 9]);
  });

  it('stops at the first failure and says what it was', async () => {
    const crew = crewUntil(10);
    const fail = async () => Promise.reject(new Error('refused'));
    crew.plan(1, { life: newLife(), goes: 'beside', happen: fail });
    await expect(crew.work(nothing)).rejects.toThrow('refused');
  });
});
