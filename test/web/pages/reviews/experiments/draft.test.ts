import { describe, expect, it } from 'vitest';
import {
  changeOf,
  draftOf,
  emptyDraft,
  isEmpty,
  newsSince,
  proposalOf,
} from '../../../../../web/console/pages/reviews/experiments/draft.ts';
import { anExperiment } from './an-experiment.ts';

const base = anExperiment({
  hypothesis: 'A shorter form brings more demos.',
  metric: 'leadToContact',
  scope: { source: 'google', campaign: 'brand' },
  sprint: 'S23',
});
const draft = draftOf(base);

describe('a change of an experiment', () => {
  it('asks for what was changed and for nothing else', () => {
    expect(changeOf(base, { ...draft, hypothesis: 'Shorter is better.' })).toEqual({
      hypothesis: 'Shorter is better.',
    });
    expect(changeOf(base, { ...draft, ownerId: 'morgan' })).toEqual({ ownerId: 'morgan' });
  });

  it('has the scope whole, since it is replaced whole', () => {
    expect(changeOf(base, { ...draft, tier: 'high' })).toEqual({
      scope: { source: 'google', campaign: 'brand', tier: 'high' },
    });
    expect(changeOf(base, { ...draft, source: ' ', campaign: '' })).toEqual({ scope: {} });
  });

  it('takes the sprint away where its field was emptied', () => {
    expect(changeOf(base, { ...draft, sprint: '  ' })).toEqual({ sprint: null });
  });

  it('is none of what was not touched', () => {
    expect(isEmpty(changeOf(base, draft))).toBe(true);
  });
});

it('proposes what the form says, without what was left empty', () => {
  expect(proposalOf({ ...emptyDraft('harper'), hypothesis: 'It works.' })).toEqual({
    hypothesis: 'It works.',
    metric: 'leadToContact',
    scope: {},
    ownerId: 'harper',
    sprint: null,
  });
});

describe('the news of a colleague’s version', () => {
  const nameOf = (id: string) => (id === 'morgan' ? 'Morgan Reyes' : id);

  it('are the fields that differ, as people read them', () => {
    const newest = anExperiment({
      ...base,
      metric: 'costPerLead',
      ownerId: 'morgan',
      scope: { source: 'google', tier: 'high' },
    });
    expect(newsSince(base, newest, nameOf)).toEqual([
      { label: 'Metric', value: 'Cost per lead' },
      { label: 'Campaign', value: '(nothing)' },
      { label: 'Tier', value: 'High intent' },
      { label: 'Owner', value: 'Morgan Reyes' },
    ]);
  });

  it('tell that it has started', () => {
    expect(newsSince(base, anExperiment({ ...base, status: 'running' }), nameOf)).toEqual([
      { label: 'Status', value: 'running' },
    ]);
  });
});
