import type { Experiment, Running } from '../../core/experiment.ts';
import { capturedAt } from './builders.ts';

type Proposed = Extract<Experiment, { status: 'proposed' }>;

export function aProposal(facts: Partial<Proposed> = {}): Proposed {
  return {
    id: '01KASRW0H0EXPERMENT0000001',
    hypothesis: 'A call within five minutes gets more of the launch campaign to talk to us.',
    metric: 'leadToContact',
    scope: { source: 'google', campaign: 'launch' },
    ownerId: 'harper',
    sprint: '2026-S23',
    createdAt: capturedAt,
    createdBy: 'marketer:harper',
    status: 'proposed',
    ...facts,
  };
}

export function aRunningExperiment(facts: Partial<Running> = {}): Running {
  return { ...aProposal(), status: 'running', startedOn: '2026-11-20', ...facts };
}
