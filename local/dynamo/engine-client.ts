import { Agent, request } from 'node:http';

/** An answer of the engine, not parsed. */
export type EngineReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** An error answer of the engine; `name` is the exception's name, as the SDK would give it. */
export class EngineError extends Error {}

/** Speaks DynamoDB's JSON protocol over kept-alive connections to the engine. */
export type EngineClient = {
  /** Passes a call through: headers and bytes of the caller. Rejects when the engine cannot be reached. */
  forward(headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<EngineReply>;
  /** Calls on the runtime's own behalf. @throws EngineError when the engine refuses. */
  call(operation: string, input: object): Promise<Record<string, unknown>>;
  close(): void;
};

const credential = 'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request';

/** The engine wants the parts of a signature to be there; it does not verify them. */
const ownHeaders = (target: string): Record<string, string> => ({
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': target,
  'x-amz-date': '20260101T000000Z',
  authorization: `${credential}, SignedHeaders=host, Signature=local`,
});

/** @param endpoint where the engine listens now; asked for each call, as a restarted engine may have moved. */
export const createEngineClient = (endpoint: () => URL): EngineClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });

  const forward: EngineClient['forward'] = (headers, body) =>
    new Promise((resolve, reject) => {
      const { hostname, port } = endpoint();
      const outgoing = request(
        {
          agent,
          hostname,
          port,
          method: 'POST',
          path: '/',
          headers: { ...headers, 'content-length': body.byteLength },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const kept: Record<string, string> = {};
            for (const name of ['content-type', 'x-amzn-requestid', 'x-amz-crc32']) {
              const value = incoming.headers[name];
              if (typeof value === 'string') kept[name] = value;
            }
            resolve({ status: incoming.statusCode ?? 500, headers: kept, body: Buffer.concat(parts) });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  return {
    forward,
    call: async (operation, input) => {
      const version = /Stream|Shard|Records/.test(operation)
        ? 'DynamoDBStreams_20120810'
        : 'DynamoDB_20120810';
      const reply = await forward(ownHeaders(`${version}.${operation}`), Buffer.from(JSON.stringify(input)));
      const answer = JSON.parse(reply.body.toString() || '{}') as Record<string, unknown>;
      if (reply.status === 200) return answer;
      const error = new EngineError(String(answer['message'] ?? answer['Message'] ?? operation));
      error.name = String(answer['__type'] ?? 'Unknown').replace(/^.*#/, '');
      throw error;
    },
    close: () => agent.destroy(),
  };
};
