/**
 * Two ways to one figure: roll-ups counted event by event, and a recount of the exported leads. Any lives at all, through
 * the deployed handlers, must give the same.
 */
import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SpendRow } from '../../core/spend.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { eventItem, leadItem } from '../../functions/shared/lead-items.ts';
import { spendStore } from '../../functions/shared/spend-store.ts';
import { captureDay, capturedAt } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { askOf } from '../support/figures-ask.ts';
import { figureDifferences } from '../support/figures-check.ts';
import { aWorld } from '../support/handoff-world.ts';
import { aLife, type Command, type Life, live } from '../support/lead-life.ts';
import { dayAfter } from '../support/recount-arithmetic.ts';
import { type Ask, exportedBy } from '../support/recount-export.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
afterAll(() => void vi.useRealTimers());

const DAY_MS = 86_400_000;

/** The way of a lead to a deal; how far it comes is drawn. */
const met = { met: true };
const wayToDeal: readonly Command[] = [
  { do: 'assign' },
  { do: 'wait', ms: 200_000 },
  { do: 'respond', by: 'alex' },
  { do: 'meeting', state: 'booked' },
  {
    do: 'qualify',
    said: {
      fit: { companySize: met, geography: met, industry: met, authority: met },
      intent: { demoRequested: met },
    },
  },
  { do: 'meeting', state: 'no_show' },
  { do: 'opportunity', expected: null, override: false },
  { do: 'win', revenue: { amountMinor: 199_990, currency: 'EUR' } },
];

/**
 * A life that begins on any of the forty days before; the clocks of the model's zone change among them. Anything may come in
 * between on its way.
 */
const aPastLife: fc.Arbitrary<Life> = fc
  .record({
    life: aLife(),
    ago: fc.integer({ min: 0, max: 40 * DAY_MS }),
    source: fc.constantFrom('google', 'podcast', 'ünïcode "x"'),
    far: fc.nat({ max: wayToDeal.length }),
  })
  .map(({ life, ago, source, far }) => ({
    ...life,
    source,
    capturedAt: new Date(Date.parse(capturedAt) - ago).toISOString(),
    commands: [
      ...wayToDeal.slice(0, far).flatMap((todo, i) => [...life.commands.slice(i * 2, i * 2 + 2), todo]),
      ...life.commands.slice(far * 2),
    ],
  }));

/** Of a campaign that several sources have, with and without one of them; of one that nobody has; twice on a day. */
const someSpend: SpendRow[] = [0, 1, 2, 9, 16, 30].flatMap((ago) => {
  const day = dayAfter(captureDay, -ago);
  const row = { day, campaign: 'brand', currency: 'EUR', amountMinor: 1_000 + ago };
  return [
    { ...row, source: 'google' },
    { ...row, source: null, currency: 'JPY' },
    { ...row, source: null, campaign: 'unheard of' },
  ];
});

/** Several dozen lives, each lead with an id of its own. */
const severalLives = (seed: number): Life[] =>
  fc
    .sample(aPastLife, { seed, numRuns: 40 })
    .map((life, i) => ({ ...life, leadId: `${life.leadId.slice(0, -2)}${String(i).padStart(2, '0')}` }));

/** The leads as they ended, and all that happened to them, as the table holds them. */
async function lived(client: DynamoDBClient, table: string, lives: readonly Life[]): Promise<void> {
  const items = lives
    .map(live)
    .flatMap(({ lead, events }) => [leadItem(lead), ...events.map((it) => eventItem(it))]);
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }));
  }
}

/** Export and figures, as they are deployed, over these lives. */
async function aSystem(lives: readonly Life[]): Promise<Ask> {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  await lived(engine.client, tables.leads, lives);
  await world.count(await world.stream());
  await spendStore(engine.client, tables.team).put(someSpend, capturedAt, patience);
  return askOf(engine, tables);
}

describe('the figures', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const lives = severalLives(seed);
  let lines: readonly unknown[];
  let differences: readonly string[];
  // The asking takes longer than a test may on a busy machine.
  beforeAll(async () => {
    const ask = await aSystem(lives);
    lines = await exportedBy(ask, 7);
    differences = await figureDifferences(ask);
  });

  it('equal a recount of the exported leads, for every table, range and tier', () => {
    expect(lines).toHaveLength(lives.length);
    expect(differences, `lives of seed ${seed}`).toEqual([]);
  });
});
