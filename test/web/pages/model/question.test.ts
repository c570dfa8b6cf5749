import { expect, it } from 'vitest';
import { fieldsOf, paramsOf, questionOf } from '../../../../web/console/pages/model/preview/question.ts';

const asked = (text: string) => questionOf(new URLSearchParams(text));

it.each([
  ['', { at: null, tier: null }],
  ['at=2026-12-24T16:30&tier=nurture', { at: '2026-12-24T16:30', tier: 'nurture' }],
  ['tier=constructor', { at: null, tier: null }],
  ['at=yesterday', { at: 'yesterday', tier: null }],
])('reads the question of the address "%s"', (text, question) => {
  expect(asked(text)).toEqual(question);
});

it('writes what the form says into the address, and reads the same fields from it', () => {
  const fields = { day: '2026-12-24', time: '16:30', tier: 'nurture' };
  expect(fieldsOf(asked(paramsOf(fields).toString()))).toEqual(fields);
});

it('asks for the samples without a day, and for nine o’clock without a time', () => {
  expect(paramsOf({ day: '', time: '16:30', tier: '' }).toString()).toBe('');
  expect(paramsOf({ day: '2026-12-24', time: '', tier: '' }).get('at')).toBe('2026-12-24T09:00');
});
