/**
 * Custom resources of the template: CloudFormation asks the function behind one to make it, and the function puts its
 * answer to an address that came with the request. A resource whose properties are as they were is left alone.
 * See "Custom resource request objects" and "… response objects" in the CloudFormation user guide.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { functionIdOf } from './iam/authority.ts';
import type { Invoke, Resource, Stack } from './ports.ts';
import { isCustomType, type Place } from './template/resource-types.ts';
import { stackIdOf } from './template/stack.ts';

export const customResourcesSchema = `CREATE TABLE IF NOT EXISTS custom_resources (
  logical_id TEXT PRIMARY KEY, physical_id TEXT NOT NULL, properties TEXT NOT NULL) STRICT;`;

const answerSchema = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().default('no reason given'),
  PhysicalResourceId: z.string().min(1).max(1024),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
});
type Answer = z.infer<typeof answerSchema>;

/** Most bytes of an answer that CloudFormation reads. */
const LONGEST_ANSWER = 4_096;
/** What CloudFormation waits for an answer, in seconds, unless the resource says otherwise. */
const DEFAULT_TIMEOUT_S = 3_600;

export type CustomResourcesDeps = {
  readonly stack: Stack;
  readonly db: DatabaseSync;
  readonly invoke: Invoke;
  readonly place: Place;
};

const stored = z.object({ physical_id: z.string(), properties: z.string() }).optional();

/**
 * Makes or changes every custom resource that is not as the template has it.
 * @returns the functions that were asked, by logical id.
 * @throws with the resource and the reason when one of them fails, as a deployment would.
 */
export const applyCustomResources = async ({
  stack,
  db,
  invoke,
  place,
}: CustomResourcesDeps): Promise<string[]> => {
  const asked: string[] = [];
  for (const resource of stack.resources.values()) {
    if (!isCustomType(resource.type)) continue;
    const { logicalId } = resource;
    const properties = JSON.stringify(resource.properties);
    const known = stored.parse(
      db.prepare('SELECT physical_id, properties FROM custom_resources WHERE logical_id = ?').get(logicalId),
    );
    if (known?.properties === properties) continue;
    const functionId = functionIdOf(stack, resource.properties['ServiceToken']);
    if (functionId === undefined)
      throw new Error(`${logicalId}: its ServiceToken names no function of the stack`);
    const request = {
      ...requestFor(resource, stackIdOf(place)),
      ...(known
        ? {
            RequestType: 'Update',
            PhysicalResourceId: known.physical_id,
            OldResourceProperties: JSON.parse(known.properties),
          }
        : { RequestType: 'Create' }),
    };
    const answer = await ask(resource, functionId, request, invoke);
    asked.push(functionId);
    if (answer.Status === 'FAILED') throw new Error(`${logicalId} (${resource.type}): ${answer.Reason}`);
    if (known && known.physical_id !== answer.PhysicalResourceId) {
      throw new Error(`${logicalId}: replacing a custom resource is not supported by the local runtime`);
    }
    db.prepare('INSERT OR REPLACE INTO custom_resources VALUES (?, ?, ?)').run(
      logicalId,
      answer.PhysicalResourceId,
      properties,
    );
  }
  return asked;
};

const requestFor = ({ logicalId, type, properties }: Resource, stackId: string) => ({
  RequestId: randomUUID(),
  StackId: stackId,
  ServiceToken: properties['ServiceToken'],
  ResourceType: type,
  LogicalResourceId: logicalId,
  ResourceProperties: properties,
});

/** Invokes the function, and answers what it put to an address of its own by the time that it ended. */
const ask = async (
  { logicalId, properties }: Resource,
  functionId: string,
  request: ReturnType<typeof requestFor>,
  invoke: Invoke,
): Promise<Answer> => {
  let answer: Promise<Answer> | undefined;
  const path = `/${randomUUID()}`;
  const server = createServer((incoming, response) => {
    if (incoming.method !== 'PUT' || incoming.url !== path) return void response.writeHead(403).end();
    answer = readAnswer(incoming, request);
    const taken = () => response.writeHead(200).end();
    answer.then(taken, taken);
  });
  const waiting = new AbortController();
  try {
    const ResponseURL = `${await listen(server)}${path}`;
    const seconds = Number(properties['ServiceTimeout'] ?? DEFAULT_TIMEOUT_S);
    const result = await Promise.race([
      invoke(functionId, { ...request, ResponseURL }),
      timeout(logicalId, seconds, waiting.signal),
    ]);
    if (answer !== undefined) return await answer;
    if (result.ok) throw new Error(`${logicalId}: ${functionId} gave no answer`);
    throw new Error(`${logicalId}: ${result.errorType}: ${result.errorMessage}`);
  } finally {
    waiting.abort();
    server.close();
    server.closeAllConnections();
  }
};

const timeout = async (logicalId: string, seconds: number, signal: AbortSignal): Promise<never> => {
  await sleep(seconds * 1000, undefined, { signal });
  throw new Error(`${logicalId}: no answer within ${seconds} s`);
};

const readAnswer = async (
  incoming: IncomingMessage,
  { StackId, RequestId, LogicalResourceId }: ReturnType<typeof requestFor>,
): Promise<Answer> => {
  let body = '';
  for await (const part of incoming) {
    body += part;
    if (body.length > LONGEST_ANSWER) throw new Error(`${LogicalResourceId}: its answer is too long`);
  }
  const answer = answerSchema.parse(JSON.parse(body));
  const fits =
    answer.StackId === StackId &&
    answer.RequestId === RequestId &&
    answer.LogicalResourceId === LogicalResourceId;
  if (!fits) throw new Error(`${LogicalResourceId}: its answer is to another request`);
  return answer;
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((done, failed) => {
    server.on('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The listener for answers has no address');
  return `http://127.0.0.1:${address.port}`;
};
