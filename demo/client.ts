/** A client of the engine on this machine, made for many small calls. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The engine wants a signature to be there and does not check it, so it need not be computed anew each time. */
const SIGNATURE =
  'AWS4-HMAC-SHA256 Credential=demo/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=demo';

export function engineClient(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'demo', secretAccessKey: 'demo' },
    signer: {
      sign: async (request) => {
        request.headers['authorization'] = SIGNATURE;
        request.headers['x-amz-date'] = '20260101T000000Z';
        return request;
      },
    },
  });
  // It would walk through each input and answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
