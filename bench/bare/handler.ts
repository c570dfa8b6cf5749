/** The baseline of the cold start: a handler that stores what it is sent, with the SDK's client and nothing else. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

export const handler = async (event: { readonly body: string }) => {
  const { email } = JSON.parse(event.body) as { email: string };
  await client.send(
    new PutItemCommand({
      TableName: process.env['LEADS_TABLE'],
      Item: { pk: { S: `EMAIL#${email}` }, sk: { S: 'LEAD' }, body: { S: event.body } },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { statusCode: 201, body: '{}' };
};
