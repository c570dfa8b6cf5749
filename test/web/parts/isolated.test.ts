import { expect, it } from 'vitest';
import { isolated } from '../../../web/console/parts/isolated.ts';

it('leaves a name that runs from left to right as it is', () => {
  expect(isolated('Zoë Müller')).toBe('Zoë Müller');
});

it.each(['שלום', 'مدير', 'evil\u202eeman'])('keeps the direction of %j to itself', (name) => {
  expect(isolated(name)).toBe(`\u2068${name}\u2069`);
});
