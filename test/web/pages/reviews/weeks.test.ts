import { describe, expect, it } from 'vitest';
import { latestWeek, nextWeek, weekChoices } from '../../../../web/console/pages/reviews/weeks.ts';

// A Tuesday in 2026-W48.
const today = '2026-11-24';
const frozen = [
  { isoWeek: '2026-W45', revision: 1 },
  { isoWeek: '2026-W46', revision: 2 },
];

describe('the latest review', () => {
  it('is the newest frozen one, in whatever order they come', () => {
    expect(latestWeek(frozen, today)).toBe('2026-W46');
    expect(latestWeek(frozen.toReversed(), today)).toBe('2026-W46');
  });

  it('is the draft of the last week that is over while none is frozen', () => {
    expect(latestWeek([], today)).toBe('2026-W47');
    expect(latestWeek([], '2027-01-04')).toBe('2026-W53');
  });
});

describe('the weeks to choose from', () => {
  it('are those that are frozen, the last two that began, and the one that is shown', () => {
    expect(weekChoices(frozen, today, '2026-W30').map(({ isoWeek }) => isoWeek)).toEqual([
      '2026-W48',
      '2026-W47',
      '2026-W46',
      '2026-W45',
      '2026-W30',
    ]);
  });

  it('tell drafts', () => {
    const words = weekChoices(frozen, today, '2026-W46').map((choice) => choice.words);
    expect(words).toContain('2026-W47, 16–22 Nov 2026 (draft)');
    expect(words).toContain('2026-W46, 9–15 Nov 2026');
  });

  it('end with the week that it is', () => {
    expect(nextWeek('2026-W47', today)).toBe('2026-W48');
    expect(nextWeek('2026-W48', today)).toBeNull();
  });
});
