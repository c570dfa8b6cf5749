/** What may be changed of an experiment, when, and the experiment as the change leaves it. */
import type { ExperimentChange } from './contracts/experiments.ts';
import { addDays, MOST_DAYS } from './day-range.ts';
import type { Experiment } from './experiment.ts';
import { isCost } from './experiment-result.ts';
import type { FieldError } from './submission.ts';

export type ExperimentEdit =
  | { readonly outcome: 'changed'; readonly experiment: Experiment }
  /** It says what is there already. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'status-forbids'; readonly detail: string }
  | { readonly outcome: 'invalid'; readonly errors: readonly FieldError[] };

/** `today` is the day in the model's time zone, YYYY-MM-DD. */
export function editExperiment(before: Experiment, change: ExperimentChange, today: string): ExperimentEdit {
  const { status, startedOn, decidedOn, decision, ...idea } = change;
  const edited: Experiment = { ...before, ...named(idea) };
  const errors = misplaced(change);
  if (isCost(edited.metric) && edited.scope.tier !== undefined) {
    errors.push({ path: 'scope.tier', message: 'spend is not told apart by tier: name no tier with a cost' });
  }
  if (errors.length > 0) return { outcome: 'invalid', errors };

  const moved = status !== undefined && status !== before.status;
  if (!moved && same(before, edited)) return { outcome: 'unchanged' };
  if (before.status === 'decided') return forbidden('What is decided stays as it is.');
  if (before.status === 'running' && !same(tested(before), tested(edited))) {
    return forbidden('While it runs, hypothesis, metric and scope stay as they are.');
  }
  if (!moved) return { outcome: 'changed', experiment: edited };
  switch (status) {
    case 'proposed':
      return forbidden('What runs is decided and not proposed again.');
    case 'running':
      return started(edited, startedOn ?? today, today);
    case 'decided':
      return decided(edited, decidedOn ?? today, decision, today);
  }
}

function started(experiment: Experiment, startedOn: string, today: string): ExperimentEdit {
  const first = addDays(today, 1 - MOST_DAYS);
  if (startedOn > today) return invalid('startedOn', `must not be after today (${today})`);
  if (startedOn < first) return invalid('startedOn', `must not be before ${first}`);
  return { outcome: 'changed', experiment: { ...experiment, status: 'running', startedOn } };
}

function decided(
  experiment: Experiment,
  decidedOn: string,
  decision: ExperimentChange['decision'],
  today: string,
): ExperimentEdit {
  const startedOn = experiment.status === 'running' ? experiment.startedOn : null;
  if (decision === undefined) return invalid('decision', 'is required');
  if (decidedOn > today) return invalid('decidedOn', `must not be after today (${today})`);
  if (startedOn === null && decision.outcome !== 'dropped') {
    return forbidden('What never ran can only be dropped.');
  }
  if (startedOn !== null && decidedOn < startedOn) {
    return invalid('decidedOn', `must not be before its start (${startedOn})`);
  }
  return {
    outcome: 'changed',
    experiment: { ...experiment, status: 'decided', startedOn, decidedOn, decision },
  };
}

/** What only goes with a move that the change does not make. */
function misplaced({ status, startedOn, decidedOn, decision }: ExperimentChange): FieldError[] {
  const goesWith = (path: string, value: unknown, wanted: string): FieldError[] =>
    value === undefined || status === wanted ? [] : [{ path, message: `goes with status ${wanted}` }];
  return [
    ...goesWith('startedOn', startedOn, 'running'),
    ...goesWith('decidedOn', decidedOn, 'decided'),
    ...goesWith('decision', decision, 'decided'),
  ];
}

const tested = ({ hypothesis, metric, scope }: Experiment) => ({ hypothesis, metric, scope });

const named = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

const forbidden = (detail: string): ExperimentEdit => ({ outcome: 'status-forbids', detail });
const invalid = (path: string, message: string): ExperimentEdit => ({
  outcome: 'invalid',
  errors: [{ path, message }],
});
