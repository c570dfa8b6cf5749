/** Invariants 3 and 5: a response and the workflow meet on one item, and one of them wins. */
import { describe, expect, it } from 'vitest';
import { minute } from '../support/builders.ts';
import { type Interference, interfering, useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();

/** Lets each write wait for a while of its own, so that every order comes up. */
const shuffled =
  (order: readonly number[]): Interference =>
  async ({ name }, send) => {
    const write = name === 'TransactWriteItemsCommand' ? (order[writes++ % order.length] as number) : 0;
    await new Promise((resolve) => setTimeout(resolve, write * 4));
    return send();
  };
let writes = 0;

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

describe('a response, an escalation and a reassignment at the same moment', () => {
  it.each(orders)('have one winner, in the order %i %i %i', async (...order) => {
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables);
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(5));
    writes = 0;
    const raced = aWorld(interfering(engine, shuffled(order)), tables);
    raced.clock.set(minute(20));

    await Promise.all([
      raced.contact(leadId, 'alex', 1),
      raced.step('escalate', leadId, 1),
      // The workflow never reassigns before the breach is told; a second workflow may be that far.
      raced.step('escalate', leadId, 1).then(() => raced.step('reassign', leadId, 1)),
    ]);

    const types = await world.eventTypes(leadId);
    const lead = await world.read(leadId);
    if (lead.stage === 'contacted') {
      expect(types).not.toContain('LeadReassigned');
      expect(types.at(-1)).toBe('LeadContacted');
    } else {
      expect(types.at(-1)).toBe('LeadReassigned');
      expect(lead).toMatchObject({ stage: 'assigned', ownerId: 'blair' });
    }
    expect(await world.violations()).toEqual([]);
  });

  it('leave the lead to one of ten who press at once, and one event', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const { leadId } = await world.captureAssigned();
    world.clock.pass(2);
    const results = await Promise.all(Array.from({ length: 10 }, () => world.contact(leadId, 'alex', 1)));
    expect(results.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'already-contacted')).toHaveLength(9);
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'LeadContacted']);
    expect(await world.violations()).toEqual([]);
  });

  it('let one of two people who reassign what both saw go first, and refuse the other', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const seen = await world.captureAssigned();
    const happening = { at: world.clock.iso(), actor: 'key:boss' };
    const give = (ownerId: string) =>
      world.owners.giveTo({ kind: 'rep', ownerId }, seen, 'knows the account', happening);
    const results = await Promise.all([give('casey'), give('devon')]);
    expect(results.filter((it) => it === 'lost-race')).toHaveLength(1);
    expect(await world.read(seen.leadId)).toMatchObject({ assignment: { round: 2, cause: 'manual' } });
    expect(await world.violations()).toEqual([]);
  });

  it('keep a touchpoint that arrives while the lead changes hands', async () => {
    const world = aWorld(engine.client, await engine.freshTables());
    const { leadId, contact } = await world.captureAssigned();
    await world.follow(leadId, minute(19));
    world.clock.set(minute(20));
    const [, answer] = await Promise.all([
      world.step('reassign', leadId, 1),
      world.submit({ submissionId: 'second', contact, latestTouch: { utm_source: 'linkedin' } }),
    ]);
    expect(answer).toMatchObject({ outcome: 'accepted', answer: { leadId, status: 'merged' } });
    expect(await world.read(leadId)).toMatchObject({
      ownerId: 'blair',
      attribution: { firstTouch: { source: 'google' }, latestTouch: { source: 'linkedin' } },
    });
    expect(await world.violations()).toEqual([]);
  });
});
