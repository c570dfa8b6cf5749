import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { createEngineClient } from '../../local/dynamo/engine-client.ts';
import { teamUsers } from '../../local/issuer/users.ts';
import { useEngine } from '../support/engine.ts';

const engine = useEngine();

const member = (id: string, { active = true, sk = `MEMBER#${id}`, padding = '' } = {}) => ({
  pk: { S: 'TEAM' },
  sk: { S: sk },
  profile: {
    M: { id: { S: id }, name: { S: id.toUpperCase() }, role: { S: 'rep' }, active: { BOOL: active } },
  },
  padding: { S: padding },
});

async function usersAmong(items: ReturnType<typeof member>[]) {
  const { team } = await engine.freshTables();
  for (const Item of items)
    await engine.client.send(
      new BatchWriteItemCommand({ RequestItems: { [team]: [{ PutRequest: { Item } }] } }),
    );
  const client = createEngineClient(() => new URL(engine.endpoint));
  const users = await teamUsers(client, team)();
  client.close();
  return users;
}

it('are the active members of the Team table, by id', async () => {
  const users = await usersAmong([
    member('casey'),
    member('alex'),
    member('blair', { active: false }),
    member('cursor', { sk: 'POOL#cursor' }),
  ]);
  expect(users).toEqual([
    { id: 'alex', name: 'ALEX', role: 'rep' },
    { id: 'casey', name: 'CASEY', role: 'rep' },
  ]);
});

it('are nobody while the team is empty', async () => {
  expect(await usersAmong([])).toEqual([]);
});

it('are all of a team that is longer than an answer of DynamoDB', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const users = await usersAmong(ids.map((id) => member(id, { padding: 'x'.repeat(300_000) })));
  expect(users.map(({ id }) => id)).toEqual(ids);
});
