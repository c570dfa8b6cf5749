import { expect, it } from 'vitest';
import { label } from '../../../../web/console/parts/charts/labels.ts';

it('shortens a long name by whole letters', () => {
  expect(label('google')).toBe('google');
  expect(label('spring-webinar', 8)).toBe('spring-…');
  expect(label('😀😀😀😀', 3)).toBe('😀😀…');
});

it('keeps the writing direction of a name to itself', () => {
  expect(label('\u202Eelgoog')).toBe('\u2068\u202Eelgoog\u2069');
});
