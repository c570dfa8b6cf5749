import { describe, expect, it } from 'vitest';
import { anEvent, captureDay, capturedAt, leadId, otherLeadId } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();

describe('a sum of revenue past 2⁵³', () => {
  it('is read as the nearest number: inexact, but the figures still answer', async () => {
    const { metrics } = aWorld(engine.client, await engine.freshTables());
    const revenue = { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
    for (const id of [leadId, otherLeadId]) {
      const won = { event: anEvent('LeadWon', { leadId: id, revenue }) };
      const counted = await metrics.count([won], { generation: 1, shard: 0 }, Date.parse(capturedAt));
      expect(counted.outcome).toBe('committed');
    }

    const [all] = await metrics.read({ from: captureDay, to: captureDay }, ['all']);
    expect(all?.counters).toEqual({ won: 2, 'revenue:EUR': 2 * Number.MAX_SAFE_INTEGER });
  });
});
