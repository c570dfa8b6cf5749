/**
 * The baseline of the capture: one Node process whose whole work is to parse a form's JSON and to store it in one
 * transaction of three items, with the SDK and the engine that the local runtime uses, in a plain table: no checks, no
 * indexes, no stream, nothing that follows. `node bench/bare/server.ts <folder>` prints `ready <origin>`.
 */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { findEngineProgram } from '../../local/dynamo/engine-program.ts';

const TableName = 'Leads';
const folder = process.argv[2] ?? '.';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const program = findEngineProgram();
const port = await freePort();
const engine = spawn(program.command, [...program.args(port, folder)], { stdio: 'ignore', cwd: folder });
process.once('SIGTERM', () => {
  engine.once('exit', () => process.exit(0));
  engine.kill();
});

const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'bare', secretAccessKey: 'bare' },
});

async function untilItAnswers(): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (tried === 100) throw error;
      await sleep(50);
    }
  }
}

async function store(fields: Record<string, string>): Promise<string> {
  const leadId = randomUUID();
  const at = new Date().toISOString();
  const submission = createHash('sha256').update(String(fields['submission_id'])).digest('hex');
  const items = [
    { pk: `SUBMISSION#${submission}`, sk: 'SUBMISSION', leadId },
    { pk: `LEAD#${leadId}`, sk: 'LEAD', at, stage: 'captured', lead: fields },
    { pk: `LEAD#${leadId}`, sk: 'EVENT#000001', type: 'LeadCaptured', at, leadId },
  ];
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: items.map((item) => ({
        Put: { TableName, Item: marshall(item), ConditionExpression: 'attribute_not_exists(pk)' },
      })),
    }),
  );
  return leadId;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}

await untilItAnswers();
await client.send(
  new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  }),
);

const server = createServer(async (request, response) => {
  try {
    const leadId = await store(JSON.parse(await bodyOf(request)));
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ leadId }));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address)
    process.stdout.write(`ready http://127.0.0.1:${address.port}\n`);
});
