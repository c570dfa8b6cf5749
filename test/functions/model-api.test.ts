import { describe, expect, it } from 'vitest';
import { modelApiHandler } from '../../functions/model-api/handler.ts';
import type { Role } from '../../functions/shared/authorizer.ts';
import { Refused } from '../../functions/shared/problem.ts';
import { anOperatingModel, capturedAt } from '../support/builders.ts';
import { expectDescribed } from '../support/described.ts';
import { aRequest } from '../support/requests.ts';

const model = anOperatingModel();

/** The API as somebody of this role sees it. */
function anApi(role: Role = 'rep') {
  const caller = { kind: 'key' as const, keyId: 'k', name: 'k', role: role as 'bi' };
  const team = model.team.map((it) => ({ ...it, load: { open: 0, day: null, today: 0 }, version: 1 }));
  const handler = modelApiHandler({
    authorizer: { require: async () => caller },
    team: { all: async () => team },
    model,
    now: () => Date.parse(capturedAt),
  });
  return async (route: string, query: Record<string, string> = {}) => {
    const reply = await handler(aRequest({ route, query }));
    expectDescribed(`GET ${route}`, reply);
    return JSON.parse(reply.body);
  };
}

const errorsOf = async (asked: Promise<unknown>) => {
  const error = await asked.catch((thrown: unknown) => thrown);
  return error instanceof Refused
    ? [error.problem.kind, error.problem.errors?.map(({ path }) => path)]
    : error;
};

describe('GET /api/model', () => {
  it.each([
    ['rep', false],
    ['marketer', false],
    ['bi', false],
    ['manager', true],
    ['admin', true],
  ] as const)('tells a %s the rules; addresses: %s', async (role, seesAddresses) => {
    const { review, tiers } = await anApi(role)('/api/model');
    expect(tiers).toHaveLength(3);
    const addresses = review.recipients.map(({ email }: { email: string | null }) => email);
    expect(addresses.some((email: string | null) => email !== null)).toBe(seesAddresses);
  });
});

describe('GET /api/model/deadlines', () => {
  const route = '/api/model/deadlines';

  it('answers the deadlines of a time and a tier', async () => {
    const told = await anApi()(route, { at: '2026-11-23T10:00', tier: 'high' });
    expect(told.tiers).toMatchObject([
      {
        tier: 'high',
        rows: [{ assignedAt: { utc: '2026-11-23T15:00:00Z' }, respondBy: { utc: '2026-11-23T15:05:00Z' } }],
      },
    ]);
  });

  it('has samples that lie ahead when no time is named', async () => {
    const { tiers } = await anApi()(route);
    expect(tiers.map(({ tier }: { tier: string }) => tier)).toEqual(['high', 'standard', 'nurture']);
    for (const { rows } of tiers) expect(rows.length).toBeGreaterThan(3);
  });

  it.each([
    ['at', { at: 'tomorrow' }],
    ['at', { at: '2026-02-30T10:00' }],
    ['at', { at: '9999-12-31T23:59' }],
    ['tier', { tier: 'urgent' }],
  ])('names %s of a question that cannot be answered: %o', async (path, query) => {
    expect(await errorsOf(anApi()(route, query))).toEqual(['invalid-fields', [path]]);
  });
});
