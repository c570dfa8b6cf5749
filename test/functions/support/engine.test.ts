import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { toItem, transact } from '../../../functions/shared/dynamo.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine();

describe('the engine', () => {
  const key = (pk: string) => ({ pk, sk: 'X' });

  it('commits all writes of a transaction or none, and hands over the item that stood in the way', async () => {
    const { leads: TableName } = await engine.freshTables();
    await engine.client.send(new PutItemCommand({ TableName, Item: toItem({ ...key('a'), n: 1 }) }));
    const put = (pk: string, more = {}) => ({ Put: { TableName, Item: toItem(key(pk)), ...more } });
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };

    const result = await transact(engine.client, [
      put('b', isNew),
      put('a', { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    ]);

    expect(result).toEqual({ outcome: 'lost-race', refusals: [{ index: 1, item: { ...key('a'), n: 1 } }] });
    const b = await engine.client.send(new GetItemCommand({ TableName, Key: toItem(key('b')) }));
    expect(b.Item).toBeUndefined();
  });

  it('refuses a transaction whose ConditionCheck does not hold', async () => {
    const { leads: TableName } = await engine.freshTables();
    const check = { TableName, Key: toItem(key('a')), ConditionExpression: 'attribute_exists(pk)' };
    const put = { Put: { TableName, Item: toItem(key('b')) } };
    expect(await transact(engine.client, [{ ConditionCheck: check }, put])).toEqual({
      outcome: 'lost-race',
      refusals: [{ index: 0 }],
    });
  });

  it('shows in an index only what is projected into it', async () => {
    const { leads: TableName } = await engine.freshTables();
    const item = { ...key('a'), ownerId: 'alex', nextDeadline: '~', stage: 'assigned', lead: 'secret' };
    await engine.client.send(new PutItemCommand({ TableName, Item: toItem(item) }));
    const { Items } = await engine.client.send(
      new QueryCommand({
        TableName,
        IndexName: 'byOwner',
        KeyConditionExpression: 'ownerId = :owner',
        ExpressionAttributeValues: toItem({ ':owner': 'alex' }),
      }),
    );
    expect(Items).toHaveLength(1);
    expect(Items?.[0]).not.toHaveProperty('lead');
  });
});
