import { type ScorecardAnswer, scorecardAnswer, scorecardQuery } from '../scorecard.ts';
import { ok, type Route, readersOfFigures } from './route.ts';

const example: ScorecardAnswer = {
  from: '2026-10-25',
  to: '2026-11-23',
  baseline: { from: '2026-09-25', to: '2026-10-24', chosen: 'days-before' },
  confidence: 0.95,
  thresholds: { cases: 20, opportunities: 10, days: 7, shareOfDays: 0.25 },
  measures: [
    {
      id: 'unworked',
      unit: 'share',
      currency: null,
      better: 'lower',
      countedBy: 'capture-day',
      now: { value: 0.1, low: 0.066, high: 0.149, n: 200 },
      baseline: { value: 0.24, low: 0.187, high: 0.302, n: 190 },
      change: { value: -0.14, low: -0.214, high: -0.066 },
      verdict: 'better',
      definition: 'Leads nobody has responded to, of all that were captured.',
    },
  ],
};

export const scorecardRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/scorecard',
    operationId: 'readScorecard',
    tag: 'Figures',
    summary: 'Sets 30 days against a baseline, and says how sure each change is',
    roles: readersOfFigures,
    parameters: { query: scorecardQuery },
    answers: ok(scorecardAnswer, example, 'Each measure with its interval.'),
  },
];
