import { expect, it } from 'vitest';
import { Refusal } from '../../../../web/console/api/client.ts';
import { noLeadFor } from '../../../../web/console/pages/lead/no-lead.ts';

const refusal = (status: number) => new Refusal({ type: 'about:blank', title: 'No', status });

it.each([
  [403, 'not-yours'],
  [404, 'not-there'],
  [400, 'not-there'],
  [500, null],
  [429, null],
])('an answer of %i means %s', (status, reason) => {
  expect(noLeadFor(refusal(status))).toBe(reason);
});

it('does not take a broken connection for a lead that is gone', () => {
  expect(noLeadFor(new TypeError('Failed to fetch'))).toBeNull();
  expect(noLeadFor(null)).toBeNull();
});
