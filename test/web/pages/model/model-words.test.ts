import { describe, expect, it } from 'vitest';
import {
  channelsInWords,
  type ModelTier,
  offsetsOf,
  shiftsInWords,
} from '../../../../web/console/pages/model/model-words.ts';
import { longestOf, marksOf } from '../../../../web/console/pages/model/time-line.ts';

const high: ModelTier = {
  tier: 'high',
  takes: 'by form demo',
  clock: 'elapsed',
  due: 'offsets',
  respondWithin: 5,
  escalateAfter: 10,
  reassignAfter: 20,
  cutoff: null,
  reassignAfterClose: null,
  sentence: '',
  alerts: [],
};
const standard: ModelTier = { ...high, tier: 'standard', respondWithin: 15, escalateAfter: 15 };
const nurture: ModelTier = {
  ...high,
  tier: 'nurture',
  clock: 'business',
  due: 'close-of-day',
  respondWithin: null,
  escalateAfter: null,
  reassignAfter: null,
  cutoff: '16:00',
  reassignAfterClose: 20,
};

describe('the moments of a tier', () => {
  it('are minutes from assignment', () => {
    expect(offsetsOf(high)).toEqual({ due: '+5 min', breach: '+10 min', next: '+20 min' });
    expect(offsetsOf({ ...high, clock: 'business' }).due).toBe('+5 business min');
  });

  it('are the close of a business day, and after it', () => {
    expect(offsetsOf(nurture)).toEqual({
      due: 'Close of the day; from 16:00 on, of the next business day',
      breach: 'At the same moment',
      next: '20 business min after it',
    });
  });
});

describe('the time line of a tier', () => {
  it('is on the scale of the longest', () => {
    const longest = longestOf([{ ...high, reassignAfter: 40 }, standard, nurture]);
    expect(longest).toBe(40);
    expect(marksOf(high, longest)).toEqual([
      { minutes: 5, at: 0.125, kind: 'due' },
      { minutes: 10, at: 0.25, kind: 'breach' },
      { minutes: 20, at: 0.5, kind: 'next' },
    ]);
  });

  it('shows moments that fall on each other once, as the graver one', () => {
    expect(marksOf(standard, 20)).toEqual([
      { minutes: 15, at: 0.75, kind: 'breach' },
      { minutes: 20, at: 1, kind: 'next' },
    ]);
  });

  it('is empty for what the calendar decides', () => {
    expect(marksOf(nurture, 20)).toEqual([]);
    expect(longestOf([nurture])).toBe(1);
  });
});

it('says channels and hours as people do', () => {
  expect(channelsInWords(['email', 'sms'])).toBe('e-mail, SMS');
  expect(channelsInWords([])).toBe('–');
  expect(shiftsInWords(['09:00-12:00', '13:00-18:00'])).toBe('09:00–12:00, 13:00–18:00');
  expect(shiftsInWords([])).toBe('closed');
});
