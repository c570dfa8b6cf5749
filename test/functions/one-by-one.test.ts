import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { oneByOne } from '../../functions/shared/one-by-one.ts';

describe('works that wait for one another', () => {
  it('run in the order in which they came, never two of a name at once', async () => {
    const inTurn = oneByOne();
    const seen: string[] = [];
    const work = (name: string, pause: number) =>
      inTurn('pool', async () => {
        seen.push(`${name} begins`);
        await sleep(pause);
        seen.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([work('a', 5), work('b', 0), work('c', 2)])).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('go on after one that failed, whose own caller hears of it', async () => {
    const inTurn = oneByOne();
    const failed = inTurn('pool', async () => {
      throw new Error('the table is gone');
    });
    const next = inTurn('pool', async () => 'done');
    await expect(failed).rejects.toThrow('the table is gone');
    expect(await next).toBe('done');
  });

  it('do not wait for those of another name', async () => {
    const inTurn = oneByOne();
    const held = inTurn('pool', () => new Promise<never>(() => {}));
    expect(await inTurn('other', async () => 'done')).toBe('done');
    expect(held).toBeInstanceOf(Promise);
  });
});
