import { describe, expect, it } from 'vitest';
import { headlines } from '../../../../web/console/pages/dashboard/headline.ts';
import { figures } from '../../../support/shown-figures.ts';

type Figures = ReturnType<typeof figures>;

function titled(title: string, now: Figures, before: Figures | null = null) {
  const found = headlines(now, before, 20).find((each) => each.title === title);
  if (!found) throw new Error(`there is no ${title}`);
  return found;
}

describe('the numbers at the top', () => {
  it('say what each is of', () => {
    expect(headlines(figures(), null, 20).map(({ title, value, under }) => [title, value, under])).toEqual([
      ['Captured', '200', 'leads'],
      ['Lead to contact', '80%', 'of 200 captured'],
      ['Contact to qualified', '50%', 'of 160 contacted'],
      ['Qualified to opportunity', '25%', 'of 80 qualified'],
      ['Median speed to lead', '5 min', 'of 160 responses'],
      ['No-show rate', '10%', 'of 40 meetings'],
    ]);
  });

  it('are a dash where there is nothing under them', () => {
    const nothing = figures({
      noShowRate: null,
      medianSpeedToLeadSeconds: null,
      samples: { leads: 200, speedToLead: 0, meetings: 0 },
    });
    expect(titled('No-show rate', nothing)).toMatchObject({ value: '–', few: true });
    expect(titled('Median speed to lead', nothing).value).toBe('–');
  });

  it('are marked one by one where few leads are behind them', () => {
    const few = figures({ samples: { leads: 200, speedToLead: 160, meetings: 19 } });
    expect(titled('No-show rate', few).few).toBe(true);
    expect(titled('Lead to contact', few).few).toBe(false);
  });

  it('change only where the days before were asked for', () => {
    expect(titled('Lead to contact', figures()).change).toBeNull();
    expect(titled('Lead to contact', figures(), figures({ leadToContact: 0.7 })).change).toMatchObject({
      by: '+10 points',
      verdict: 'better',
    });
  });

  it('know that fewer missed meetings are better', () => {
    expect(titled('No-show rate', figures(), figures({ noShowRate: 0.2 })).change?.verdict).toBe('better');
  });

  it('do not judge a change that few leads made, now or before', () => {
    const few = figures({ noShowRate: 0.5, samples: { leads: 200, speedToLead: 160, meetings: 4 } });
    expect(titled('No-show rate', figures(), few).change).toMatchObject({ by: '−40 points', verdict: null });
    expect(titled('No-show rate', few, figures()).change).toMatchObject({ by: '+40 points', verdict: null });
  });
});
