import { describe, expect, it } from 'vitest';
import { newExperimentRequest } from '../../../core/contracts/experiments.ts';
import { spendRequest } from '../../../core/contracts/spend.ts';
import { experimentStatuses } from '../../../core/experiment.ts';
import { campaigns } from '../../../demo/plan/campaigns.ts';
import { experiments } from '../../../demo/plan/experiments.ts';
import { seeded } from '../../../demo/plan/random.ts';
import { spendRows } from '../../../demo/plan/spend.ts';

const rows = spendRows('2026-11-23', 90, seeded(1));

describe('the spend of the demo', () => {
  it('is of every day, each campaign at most once a day and source', () => {
    expect(new Set(rows.map(({ day }) => day)).size).toBe(90);
    const keys = rows.map(({ day, campaign, source }) => `${day} ${source} ${campaign}`);
    expect(new Set(keys).size).toBe(rows.length);
    expect(spendRequest.safeParse({ rows }).success).toBe(true);
  });

  it('has rows that nobody can attribute: of a campaign without leads, and of one at two sources', () => {
    const known = campaigns.map(({ name }) => name);
    expect(rows.some(({ campaign }) => !known.includes(campaign))).toBe(true);
    const unnamed = rows.filter(
      ({ campaign, source }) => campaign === 'brand-search' && source === undefined,
    );
    expect(unnamed.length).toBeGreaterThan(0);
  });
});

it('experiments of the demo are in every state, and each in an order that can be', () => {
  const statusOf = ({ started, decided }: (typeof experiments)[number]) =>
    decided !== null ? 'decided' : started !== null ? 'running' : 'proposed';
  expect(new Set(experiments.map(statusOf))).toEqual(new Set(experimentStatuses));
  for (const { proposed, started, decided, decision, owner, ...idea } of experiments) {
    expect(newExperimentRequest.safeParse({ ...idea, ownerId: owner }).success).toBe(true);
    expect(proposed).toBeGreaterThanOrEqual(started ?? 0);
    expect(started ?? proposed).toBeGreaterThanOrEqual(decided ?? 0);
    expect(decision === undefined).toBe(decided === null);
  }
});
