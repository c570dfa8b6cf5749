import { describe, expect, it } from 'vitest';
import { anOperatingModel, aTeam, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';

const engine = useEngine();
const newWorld = async (model = anOperatingModel()) =>
  aWorld(engine.client, await engine.freshTables(), model);

describe('assign-owner', () => {
  it('gives a captured lead its first owner and starts the clock of its tier', async () => {
    const world = await newWorld();
    const leadId = await world.capture({ form: 'demo' });
    world.clock.pass(1);

    const answer = await world.step('assign', leadId);

    expect(answer).toEqual({ leadId, round: 1, outcome: 'untouched', waitUntil: '2026-11-23T15:06:00Z' });
    expect(await world.read(leadId)).toMatchObject({
      stage: 'assigned',
      ownerId: 'alex',
      ownerIds: ['alex'],
      assignment: { round: 1, cause: 'captured', at: minute(1) },
      stages: { captured: { ownerId: 'paid-media' }, assigned: { at: minute(1), ownerId: 'alex' } },
    });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
    expect(await world.violations()).toEqual([]);
  });

  it('gives eight leads to four reps in turn', async () => {
    const world = await newWorld();
    const owners: string[] = [];
    for (let i = 0; i < 8; i += 1) owners.push((await world.captureAssigned()).ownerId);
    expect(owners).toEqual(['alex', 'blair', 'casey', 'devon', 'alex', 'blair', 'casey', 'devon']);
    expect(await world.violations()).toEqual([]);
  });

  it('skips a rep who is away', async () => {
    const world = await newWorld(
      anOperatingModel({ team: aTeam(['alex', 'blair', 'casey'], { away: ['blair'] }) }),
    );
    const owners: string[] = [];
    for (let i = 0; i < 4; i += 1) owners.push((await world.captureAssigned()).ownerId);
    expect(owners).toEqual(['alex', 'casey', 'alex', 'casey']);
  });

  it('gives the lead to the manager when no rep is available, and does not take anybody’s turn', async () => {
    const world = await newWorld(anOperatingModel({ team: aTeam(['alex'], { away: ['alex'] }) }));
    const lead = await world.captureAssigned();
    expect(lead).toMatchObject({ ownerId: 'morgan', assignment: { deadlines: { reassignAt: null } } });
    expect(await world.turns()).toEqual([]);
    expect(world.log.counts['LeadsLeftToManager']).toBe(1);
    expect(await world.violations()).toEqual([]);
  });

  it('shares no turn between twenty leads that arrive at once', async () => {
    const world = await newWorld();
    const leadIds = await Promise.all(Array.from({ length: 20 }, () => world.capture()));

    // A step that ran into too many others is tried again, as the workflow does.
    const assign = async (leadId: string): Promise<unknown> =>
      world.step('assign', leadId).catch((error: Error) => {
        if (error.name !== 'TooMuchContention') throw error;
        return assign(leadId);
      });
    await Promise.all(leadIds.map(assign));

    const leads = await Promise.all(leadIds.map(world.read));
    const perOwner = Object.groupBy(leads, ({ ownerId }) => ownerId);
    expect(Object.entries(perOwner).map(([owner, its]) => [owner, its?.length])).toEqual(
      expect.arrayContaining([
        ['alex', 5],
        ['blair', 5],
        ['casey', 5],
        ['devon', 5],
      ]),
    );
    expect(await world.turns()).toEqual([20]);
    expect(await world.violations()).toEqual([]);
  });

  it('repeated, answers where the lead is and changes nothing', async () => {
    const world = await newWorld();
    const leadId = await world.capture();
    const first = await world.step('assign', leadId);
    const before = await world.rows();
    world.clock.pass(2);

    expect(await world.step('assign', leadId)).toEqual(first);
    expect(await world.rows()).toEqual(before);
    expect(await world.turns()).toEqual([1]);
  });

  it('takes one turn when two workflows assign the same lead at once', async () => {
    const world = await newWorld();
    const leadId = await world.capture();
    const [one, other] = await Promise.all([world.step('assign', leadId), world.step('assign', leadId)]);
    expect(one).toEqual(other);
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
    expect(await world.turns()).toEqual([1]);
    expect(await world.violations()).toEqual([]);
  });

  it('moves on when somebody has responded, or when there is no such lead', async () => {
    const world = await newWorld();
    const { leadId } = await world.captureAssigned();
    await world.contact(leadId);
    expect(await world.step('assign', leadId)).toEqual({ leadId, outcome: 'moved-on' });
    const nobody = '01KASRW0H0ABCDEFGHJKMNPQRS';
    expect(await world.step('assign', nobody)).toEqual({ leadId: nobody, outcome: 'moved-on' });
  });

  it('refuses an input that names no lead', async () => {
    const world = await newWorld();
    await expect(world.step('assign', 'not-a-lead')).rejects.toThrow();
  });

  it('assigns once when the answer to the transaction is lost', async () => {
    const tables = await engine.freshTables();
    const leadId = await aWorld(engine.client, tables).capture();
    let lost = 0;
    const client = interfering(engine, async ({ name }, send) => {
      const answer = await send();
      if (name !== 'TransactWriteItemsCommand' || lost > 0) return answer;
      lost += 1;
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    });
    const world = aWorld(client, tables);

    await expect(world.step('assign', leadId)).rejects.toThrow('socket hang up');
    expect(await world.step('assign', leadId)).toMatchObject({ outcome: 'untouched', round: 1 });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
    expect(await world.violations()).toEqual([]);
  });

  it('tries again when another transaction holds the item', async () => {
    const { TransactionCanceledException } = await import('@aws-sdk/client-dynamodb');
    const tables = await engine.freshTables();
    const leadId = await aWorld(engine.client, tables).capture();
    let conflicts = 0;
    const client = interfering(engine, async ({ name }, send) => {
      if (name !== 'TransactWriteItemsCommand' || conflicts === 3) return send();
      conflicts += 1;
      const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }, { Code: 'None' }];
      throw new TransactionCanceledException({ message: 'conflict', $metadata: {}, CancellationReasons });
    });
    expect(await aWorld(client, tables).step('assign', leadId)).toMatchObject({ outcome: 'untouched' });
    expect(conflicts).toBe(3);
  });
});
