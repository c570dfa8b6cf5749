/** An experiment while somebody writes at it, and what of that the API is asked. */
import type { paths } from '../../../api/schema.ts';
import { tierWords } from '../../../parts/words.ts';
import { type Experiment, type Metric, metricWords } from './experiment-words.ts';

/** As the fields of the form have it: nothing is an empty text. */
export type Draft = {
  readonly hypothesis: string;
  readonly metric: Metric;
  readonly source: string;
  readonly campaign: string;
  readonly tier: '' | NonNullable<Experiment['scope']['tier']>;
  readonly ownerId: string;
  readonly sprint: string;
};

type BodyOf<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
export type Proposal = BodyOf<paths['/api/experiments']['post']>;
export type Change = BodyOf<paths['/api/experiments/{id}']['patch']>;

export const emptyDraft = (ownerId: string): Draft => ({
  hypothesis: '',
  metric: 'leadToContact',
  source: '',
  campaign: '',
  tier: '',
  ownerId,
  sprint: '',
});

export const draftOf = ({ hypothesis, metric, scope, ownerId, sprint }: Experiment): Draft => ({
  hypothesis,
  metric,
  source: scope.source ?? '',
  campaign: scope.campaign ?? '',
  tier: scope.tier ?? '',
  ownerId,
  sprint: sprint ?? '',
});

export const proposalOf = (draft: Draft): Proposal => ({
  hypothesis: draft.hypothesis,
  metric: draft.metric,
  scope: scopeOf(draft),
  ownerId: draft.ownerId,
  sprint: sprintOf(draft),
});

/** What was changed since `base` and nothing else, so that what a colleague wrote into other fields stays. */
export function changeOf(base: Experiment, draft: Draft): Change {
  const before = draftOf(base);
  const differs = (...fields: (keyof Draft)[]) => fields.some((field) => before[field] !== draft[field]);
  return {
    ...(differs('hypothesis') && { hypothesis: draft.hypothesis }),
    ...(differs('metric') && { metric: draft.metric }),
    ...(differs('source', 'campaign', 'tier') && { scope: scopeOf(draft) }),
    ...(differs('ownerId') && { ownerId: draft.ownerId }),
    ...(differs('sprint') && { sprint: sprintOf(draft) }),
  };
}

export const isEmpty = (change: Change): boolean => Object.keys(change).length === 0;

const sprintOf = ({ sprint }: Draft): string | null => (sprint.trim() === '' ? null : sprint);

const scopeOf = ({ source, campaign, tier }: Draft): Experiment['scope'] => ({
  ...(source.trim() !== '' && { source }),
  ...(campaign.trim() !== '' && { campaign }),
  ...(tier !== '' && { tier }),
});

export type News = { readonly label: string; readonly value: string };

/** What somebody else made of it meanwhile. `nameOf` knows the team. */
export function newsSince(base: Experiment, newest: Experiment, nameOf: (id: string) => string): News[] {
  const [before, after] = [draftOf(base), draftOf(newest)];
  const labels: Readonly<Record<keyof Draft, string>> = {
    hypothesis: 'Hypothesis',
    metric: 'Metric',
    source: 'Source',
    campaign: 'Campaign',
    tier: 'Tier',
    ownerId: 'Owner',
    sprint: 'Sprint',
  };
  const words = (field: keyof Draft): string => {
    if (field === 'metric') return metricWords[after.metric];
    if (field === 'ownerId') return nameOf(after.ownerId);
    if (field === 'tier' && after.tier !== '') return tierWords[after.tier];
    return after[field] || '(nothing)';
  };
  const fields = (Object.keys(labels) as (keyof Draft)[]).filter((field) => before[field] !== after[field]);
  const news = fields.map((field) => ({ label: labels[field], value: words(field) }));
  return base.status === newest.status ? news : [{ label: 'Status', value: newest.status }, ...news];
}
