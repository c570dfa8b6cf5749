import { describe, expect, it } from 'vitest';
import { backlogGroups } from '../../../../../web/console/pages/reviews/experiments/backlog.ts';
import {
  resultWords,
  scopeWords,
} from '../../../../../web/console/pages/reviews/experiments/experiment-words.ts';
import { anExperiment } from './an-experiment.ts';

const figure = { from: '2026-11-01', to: '2026-11-10', value: null, cost: {}, samples: 0 };

describe('a result', () => {
  it('is never without what it is of', () => {
    const before = { ...figure, value: 0.12, samples: 40 };
    const after = { ...figure, value: 0.18, samples: 35 };
    expect(resultWords({ unit: 'rate', before, after })).toBe('12% (of 40) → 18% (of 35)');
  });

  it('has times and costs in their units, and a dash for nothing', () => {
    const after = { ...figure, value: 95, samples: 3 };
    expect(resultWords({ unit: 'seconds', before: figure, after })).toBe('– (of 0) → 1 min 35 s (of 3)');
    const cost = { ...figure, cost: { EUR: 1_850 }, samples: 4 };
    expect(resultWords({ unit: 'cost', before: cost, after: figure })).toBe('€18.50 (of 4) → – (of 0)');
  });
});

it.each([
  [{}, 'All leads'],
  [{ source: 'google', campaign: 'brand' }, 'google / brand'],
  [{ campaign: 'brand', tier: 'high' as const }, 'brand, High intent'],
])('says whose leads count: %o', (scope, words) => {
  expect(scopeWords(scope)).toBe(words);
});

it('talks of what runs, what is proposed, and what was decided in the week or since', () => {
  const decidedOn = (day: string) =>
    anExperiment({
      id: day,
      status: 'decided',
      decidedOn: day,
      decision: { outcome: 'kept', note: '' },
    });
  const all = [
    decidedOn('2026-11-15'),
    decidedOn('2026-11-16'),
    decidedOn('2026-11-24'),
    anExperiment({ id: 'proposed' }),
    anExperiment({ id: 'running', status: 'running', startedOn: '2026-11-02' }),
  ];
  const groups = backlogGroups(all, '2026-11-16').map(({ items }) => items.map(({ id }) => id));
  expect(groups).toEqual([['running'], ['proposed'], ['2026-11-16', '2026-11-24']]);
});
