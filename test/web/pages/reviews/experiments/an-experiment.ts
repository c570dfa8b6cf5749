import type { Experiment } from '../../../../../web/console/pages/reviews/experiments/experiment-words.ts';

/** A proposal, but for what is named. */
export const anExperiment = (named: Partial<Experiment>): Experiment => ({
  id: '01KASRW0H0ABCDEFGHJKMNPQRS',
  hypothesis: 'It works.',
  metric: 'leadToContact',
  scope: {},
  ownerId: 'harper',
  sprint: null,
  status: 'proposed',
  startedOn: null,
  decidedOn: null,
  decision: null,
  createdAt: '2026-11-23T15:00:00.000Z',
  createdBy: 'marketer:harper',
  etag: '"1"',
  result: null,
  ...named,
});
