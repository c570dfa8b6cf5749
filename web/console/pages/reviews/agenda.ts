/** The meeting's half hour, in its order. */
import type { SectionEntry } from '../../parts/section.tsx';

export const agenda = {
  numbers: { id: 'numbers', title: 'The week in numbers' },
  campaigns: { id: 'campaigns', title: 'Top campaigns by qualified opportunities' },
  responses: { id: 'responses', title: 'Response, by source' },
  noShows: { id: 'no-shows', title: 'No-shows, by source' },
  dispositions: { id: 'dispositions', title: 'Dispositions' },
  unworked: { id: 'unworked', title: 'Unworked leads' },
  overrides: { id: 'overrides', title: 'Gate overrides' },
  experiments: { id: 'experiments', title: 'Experiments and decisions' },
  scorecard: { id: 'scorecard', title: 'Scorecard of 30 days' },
  notes: { id: 'notes', title: 'About the figures' },
} as const satisfies Readonly<Record<string, SectionEntry>>;
