import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crewUntil, newLife } from '../../demo/crew.ts';

const nothing = () => undefined;

describe('the crew', () => {
  it('keeps turns in order, and each story in its own, however long anything takes', async () => {
    const thing = fc.record({
      at: fc.integer({ min: 0, max: 99 }),
      story: fc.integer({ min: 0, max: 3 }),
      inTurn: fc.boolean(),
      takes: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { maxLength: 30 }), async (things) => {
        const crew = crewUntil(100);
        const lives = Array.from({ length: 4 }, newLife);
        const done: { at: number; story: number; inTurn: boolean }[] = [];
        for (const { at, story, inTurn, takes } of things) {
          const life = lives[story] as (typeof lives)[number];
          const happen = async () => {
            await sleep(takes);
            done.push({ at, story, inTurn });
          };
          crew.plan(at, { life, inTurn, happen });
        }
        await crew.work(nothing);
        expect(done).toHaveLength(things.length);
        const times = (of: typeof done) => of.map(({ at }) => at);
        const inOrder = (of: typeof done) => expect(times(of)).toEqual(times(of).sort((a, b) => a - b));
        inOrder(done.filter(({ inTurn }) => inTurn));
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
      crew.plan(at + 4, { life, inTurn: true, happen });
    };
    crew.plan(1, { life, inTurn: true, happen });
    await crew.work(nothing);
    expect(done).toEqual([1, 5, 9]);
  });

  it('stops at the first failure and says what it was', async () => {
    const crew = crewUntil(10);
    const fail = async () => Promise.reject(new Error('refused'));
    crew.plan(1, { life: newLife(), inTurn: false, happen: fail });
    await expect(crew.work(nothing)).rejects.toThrow('refused');
  });
});
