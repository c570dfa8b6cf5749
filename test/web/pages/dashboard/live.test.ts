import { describe, expect, it } from 'vitest';
import { nothingWaits, whoseLeads } from '../../../../web/console/pages/dashboard/live.ts';

describe('what waits right now', () => {
  it('is everybody’s, or a rep’s own, and says which', () => {
    expect(whoseLeads(true)).toBe('Soonest deadline first');
    expect(whoseLeads(false)).toContain('Your own leads');
  });

  it('that is nothing is good news in words', () => {
    expect(nothingWaits('overdue', true)).toBe('No lead is past the time to respond.');
    expect(nothingWaits('unowned', false)).toBe('None of your own leads is still without a rep.');
  });
});
