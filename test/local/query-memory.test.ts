import { describe, expect, it } from 'vitest';
import { createQueryMemory } from '../../local/dynamo/query-memory.ts';

const query = (about: string) => Buffer.from(JSON.stringify({ about }));
const reply = (said: string, status = 200) => ({ status, headers: {}, body: Buffer.from(said) });

/** An engine that can be asked, and says how often it was. */
function anEngine(said = 'first') {
  const engine = { said, asked: 0 };
  const ask = async () => {
    engine.asked += 1;
    return reply(engine.said);
  };
  return { engine, ask };
}

describe('a query that was asked before', () => {
  it('is answered without the engine until its table is written to', async () => {
    const memory = createQueryMemory();
    const { engine, ask } = anEngine();
    const asking = async () => (await memory.answer('Metrics', query('a'), ask)).body.toString();
    expect([await asking(), await asking(), engine.asked]).toEqual(['first', 'first', 1]);
    memory.forget('Leads');
    expect([await asking(), engine.asked]).toEqual(['first', 1]);
    engine.said = 'second';
    memory.forget('Metrics');
    expect([await asking(), engine.asked]).toEqual(['second', 2]);
  });

  it('is another one with other words or of another table', async () => {
    const memory = createQueryMemory();
    const { engine, ask } = anEngine();
    for (const [table, about] of [
      ['Metrics', 'a'],
      ['Metrics', 'b'],
      ['Leads', 'a'],
    ] as const)
      await memory.answer(table, query(about), ask);
    expect(engine.asked).toBe(3);
  });

  it('is asked again when a write began or ended while it was on its way', async () => {
    const memory = createQueryMemory();
    const { engine, ask } = anEngine();
    const overtaken = memory.answer('Metrics', query('a'), async () => {
      const before = await ask();
      memory.forget('Metrics');
      return before;
    });
    engine.said = 'second';
    expect((await overtaken).body.toString()).toBe('first');
    expect((await memory.answer('Metrics', query('a'), ask)).body.toString()).toBe('second');
  });

  it('is asked again when it failed', async () => {
    const memory = createQueryMemory();
    const { engine, ask } = anEngine();
    await memory.answer('Metrics', query('a'), async () => reply('busy', 500));
    expect((await memory.answer('Metrics', query('a'), ask)).body.toString()).toBe('first');
    expect(engine.asked).toBe(1);
  });
});

it('what is kept of a table stays below its limit', async () => {
  const memory = createQueryMemory(10);
  const { engine, ask } = anEngine('12345678');
  for (const about of ['a', 'b', 'a']) await memory.answer('Metrics', query(about), ask);
  expect(engine.asked).toBe(3);
});
