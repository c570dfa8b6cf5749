import { expect, it } from 'vitest';
import { daySpan } from '../../../../web/console/parts/time/format.ts';

it.each([
  ['2026-11-16', '2026-11-22', '16–22 Nov 2026'],
  ['2026-11-30', '2026-12-06', '30 Nov – 6 Dec 2026'],
  ['2026-12-28', '2027-01-03', '28 Dec 2026 – 3 Jan 2027'],
])('says days from %s to %s shortly', (from, to, words) => {
  expect(daySpan(from, to)).toBe(words);
});
