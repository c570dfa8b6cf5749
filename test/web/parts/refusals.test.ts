import { expect, it } from 'vitest';
import { Refusal } from '../../../web/console/api/client.ts';
import { errorAt, isStale, isToldAt } from '../../../web/console/parts/refusals.ts';

const refusal = (status: number, ...paths: string[]) =>
  new Refusal({
    type: 'about:blank',
    title: 'Some fields are not valid',
    status,
    errors: paths.map((path) => ({ path, message: 'must end after it starts' })),
  });

it('finds what is wrong with a field or with a part of it', () => {
  const error = refusal(422, 'hours.monday.0');
  expect(errorAt(error, 'hours.monday')).toBe('Must end after it starts');
  expect(errorAt(error, 'hours.mon')).toBeUndefined();
  expect(errorAt(new TypeError('no answer'), 'hours')).toBeUndefined();
});

it('leaves to be said what no field tells', () => {
  expect(isToldAt(refusal(422, 'hours.monday.0', 'name'), ['hours', 'name'])).toBe(true);
  expect(isToldAt(refusal(422, 'hours.monday.0', 'name'), ['hours'])).toBe(false);
  expect(isToldAt(new TypeError('no answer'), ['hours'])).toBe(false);
  const { errors: _, ...bare } = refusal(409).problem;
  expect(isToldAt(new Refusal(bare), ['hours'])).toBe(false);
});

it('knows when somebody else was faster', () => {
  expect(isStale(refusal(412))).toBe(true);
  expect(isStale(refusal(409))).toBe(false);
});
