import { expect, it } from 'vitest';
import { errorLine } from '../../scripts/model-errors.ts';

it('an error is a line with the path, what would be accepted and what is there', () => {
  const error = { path: 'a.b', message: 'expected a number' };
  expect(errorLine({ ...error, value: '5' })).toBe('a.b: expected a number (found: "5")');
  expect(errorLine({ ...error, value: null })).toBe('a.b: expected a number (found: null)');
  expect(errorLine({ ...error, value: { c: [5, true] } })).toBe(
    'a.b: expected a number (found: {"c": [5, true]})',
  );
  expect(errorLine({ path: '', message: 'is not there' })).toBe('(the whole file): is not there');
  expect(errorLine({ path: 'a', message: 'expected', value: 'x'.repeat(500) }).length).toBeLessThan(120);
  expect(errorLine({ path: 'a', message: 'x'.repeat(5_000) }).length).toBeLessThan(600);
  expect(errorLine({ path: 'a\nb', message: 'c\u2028d', value: 'e\nf' })).toBe('a b: c d (found: "e\\nf")');
});
