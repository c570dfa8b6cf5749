import { describe, expect, it } from 'vitest';
import { behindWords, comparedWith } from '../../../../web/console/pages/reviews/verdicts.ts';

const closings = {
  source: 'google',
  campaign: 'brand',
  landingPage: 'https://example.com/demo',
  content: 'B',
  closed: 3,
};

describe('what is behind a disposition', () => {
  it('names campaign, landing page and ad', () => {
    expect(behindWords(closings)).toBe('3 × google / brand, example.com/demo, ad “B”');
  });

  it('leaves out what is not known', () => {
    const bare = { ...closings, campaign: null, landingPage: null, content: null };
    expect(behindWords(bare)).toBe('3 × google / (no campaign)');
  });

  it('keeps what strangers wrote on its line', () => {
    expect(behindWords({ ...closings, content: 'a\nb\u2028c' })).toBe(
      '3 × google / brand, example.com/demo, ad “a b c”',
    );
  });
});

it.each([
  [0, 'with no week before to compare with'],
  [1, 'against the mean of the week before'],
  [4, 'against the mean of the 4 weeks before'],
])('says against how many weeks a trend is held: %i', (weeks, words) => {
  expect(comparedWith(weeks)).toBe(words);
});
