import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agenda } from '../../demo/agenda.ts';

it('gives the earliest thing first, and of one moment the one planned first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const things = agenda<number>();
      for (const [index, at] of times.entries()) things.add(at, index);
      const expected = times
        .map((at, index) => ({ at, index }))
        .sort((a, b) => a.at - b.at || a.index - b.index);
      for (const { at, index } of expected) expect(things.next()).toMatchObject({ at, thing: index });
      expect(things.next()).toBeUndefined();
    }),
  );
});

it('takes in more while it is worked off', () => {
  const things = agenda<string>();
  things.add(5, 'e');
  things.add(1, 'a');
  expect(things.next()?.thing).toBe('a');
  things.add(3, 'c');
  expect([things.next()?.thing, things.next()?.thing]).toEqual(['c', 'e']);
});
