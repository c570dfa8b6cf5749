/** What both teams try in the demo: proposed, running and decided. */
import type { ExperimentMetric, ExperimentScope } from '../../core/experiment.ts';

export type PlannedExperiment = {
  readonly hypothesis: string;
  readonly metric: ExperimentMetric;
  readonly scope: ExperimentScope;
  readonly owner: 'marketer' | 'manager';
  readonly sprint: string | null;
  /** Each so many days ago; null for what has not come to it. */
  readonly proposed: number;
  readonly started: number | null;
  readonly decided: number | null;
  readonly decision?: { readonly outcome: 'kept' | 'dropped' | 'inconclusive'; readonly note: string };
};

export const experiments: readonly PlannedExperiment[] = [
  {
    hypothesis: 'If reps get new leads by SMS as well, the median first response drops below five minutes.',
    metric: 'medianFirstResponse',
    scope: { tier: 'high' },
    owner: 'manager',
    sprint: 'Sprint 1',
    proposed: 38,
    started: 29,
    decided: 8,
    decision: { outcome: 'kept', note: 'Faster for every rep. SMS stays on for high intent.' },
  },
  {
    hypothesis:
      'A question for the size of the company in the checklist’s form keeps out those we cannot help.',
    metric: 'contactToQualified',
    scope: { source: 'facebook', campaign: 'free-checklist' },
    owner: 'marketer',
    sprint: 'Sprint 1',
    proposed: 50,
    started: 42,
    decided: 12,
    decision: { outcome: 'dropped', note: 'Fewer leads, and those who came were no better.' },
  },
  {
    hypothesis: 'A reminder on the morning of the meeting halves the no-shows of the webinar’s people.',
    metric: 'noShowRate',
    scope: { campaign: 'pipeline-webinar' },
    owner: 'manager',
    sprint: 'Sprint 2',
    proposed: 40,
    started: 36,
    decided: 5,
    decision: { outcome: 'inconclusive', note: 'Too few meetings to tell. Try again with the next webinar.' },
  },
  {
    hypothesis:
      'The comparison page in place of the price list brings more opportunities for the same money.',
    metric: 'costPerOpportunity',
    scope: { source: 'google', campaign: 'crm-alternatives' },
    owner: 'marketer',
    sprint: 'Sprint 3',
    proposed: 24,
    started: 18,
    decided: null,
  },
  {
    hypothesis: 'Booking a slot right after the form gets high-intent leads to a first contact sooner.',
    metric: 'medianSpeedToLead',
    scope: { source: 'google', campaign: 'spring-demo' },
    owner: 'manager',
    sprint: 'Sprint 3',
    proposed: 15,
    started: 10,
    decided: null,
  },
  {
    hypothesis:
      'Readers of the guide who also open the digest are worth a call: nurture becomes standard for them.',
    metric: 'contactToQualified',
    scope: { source: 'linkedin', campaign: 'handoff-guide' },
    owner: 'marketer',
    sprint: null,
    proposed: 6,
    started: null,
    decided: null,
  },
];
