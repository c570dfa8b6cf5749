import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf, localOf } from '../../../../web/console/pages/team/local-time.ts';

it('finds the moment again that a field shows, to the minute', () => {
  const minute = fc.integer({ min: Date.UTC(2020) / 60_000, max: Date.UTC(2040) / 60_000 });
  fc.assert(
    fc.property(minute, (minutes) => {
      const local = localOf(minutes * 60_000);
      expect(local).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
      // An hour that the clocks show twice may be read as its other half, yet shows the same.
      expect(localOf(Date.parse(instantOf(local) ?? ''))).toBe(local);
    }),
  );
});

it('takes what is no time for none', () => {
  expect(instantOf('')).toBeNull();
  expect(instantOf('tomorrow')).toBeNull();
});
