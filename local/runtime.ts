import { randomUUID } from 'node:crypto';
import { type Credentials, ensureCredentials } from './credentials.ts';
import { applyCustomResources, customResourcesSchema } from './custom-resources.ts';
import { type DemoData, fillWithDemo, refuseHalfFilled } from './demo-data.ts';
import { createDynamoService } from './dynamo/dynamodb-service.ts';
import { startEngine } from './dynamo/engine.ts';
import { mappingSchema } from './dynamo/event-source-mapping.ts';
import { createStreams, type Streams } from './dynamo/streams.ts';
import { ensureTables } from './dynamo/tables.ts';
import { createAsyncInvoke } from './events/async-invoke.ts';
import { createEventBus } from './events/bus.ts';
import { createQueues } from './events/queues.ts';
import { createSchedules } from './events/schedules.ts';
import { createSqs } from './events/sqs.ts';
import { startFacade } from './facade.ts';
import { readApi } from './http/api.ts';
import { createFront } from './http/front.ts';
import { createGateway } from './http/gateway.ts';
import type { PublicServer } from './http/server.ts';
import { createAuthority, functionIdOf } from './iam/authority.ts';
import { readClient } from './issuer/client.ts';
import { createIssuerRoutes, issuerSchema } from './issuer/routes.ts';
import { teamUsers } from './issuer/users.ts';
import { createFunctionPool } from './lambda/pool.ts';
import { createMailFeedback } from './messages/mail-feedback.ts';
import { createOutbox } from './messages/outbox.ts';
import { createSes } from './messages/ses.ts';
import { createSns } from './messages/sns.ts';
import { createObjects } from './objects.ts';
import { createLocalRoutes } from './pages/routes.ts';
import type { Clock, Invoke, Part, Runtime, Stack } from './ports.ts';
import { createLog } from './runtime-log.ts';
import { createSecrets, secretsSchema } from './secrets.ts';
import { openStore } from './store.ts';
import { type Assembly, loadAssembly } from './template/load.ts';
import { apiDomain } from './template/resource-types.ts';
import { localPlace, resolveStack } from './template/stack.ts';
import { uploadersOf } from './web/bucket.ts';
import { createDistribution } from './web/distribution.ts';
import { createStateMachines } from './workflow/state-machines.ts';

export type RuntimeSettings = {
  /** Folder of the synthesized cloud assembly. */
  readonly assemblyFolder: string;
  readonly dataFolder: string;
  readonly minuteMs: number;
  /** What to fill empty tables with; undefined leaves them empty. */
  readonly demo?: DemoData | undefined;
};

const systemClock: Clock = { now: () => Date.now() };

const parametersFor = (origin: string, minuteMs: number): Record<string, string> => ({
  SenderAddress: 'handoff@localhost.localdomain',
  AllowedFormOrigins: `${origin},${origin.replace('127.0.0.1', 'localhost')}`,
  PolicyMinuteMs: String(minuteMs),
  LoopbackWebhooks: 'true',
});

const functionNamedBy = (stack: Stack, output: string): string => {
  const functionId = functionIdOf(stack, stack.outputs[output]);
  if (functionId === undefined) throw new Error(`The output ${output} names no function of the stack`);
  return functionId;
};

const teamTable = (stack: Stack): string => {
  const name = stack.outputs['TeamTableName'];
  if (name === undefined) throw new Error('The stack has no output TeamTableName');
  return name;
};

/**
 * Functions that follow a lead without a person waiting for them: readers of streams, targets of rules, tasks of
 * the state machine. Cold, each would add its start to the time until the first alert.
 */
const functionsBehindEvents = (stack: Stack): string[] => {
  const sources = [
    'AWS::Lambda::EventSourceMapping',
    'AWS::Events::Rule',
    'AWS::StepFunctions::StateMachine',
  ];
  const named = JSON.stringify(sources.flatMap((type) => stack.ofType(type)));
  return stack
    .ofType('AWS::Lambda::Function')
    .filter(({ logicalId, properties }) => named.includes(String(properties['FunctionName'] ?? logicalId)))
    .map(({ logicalId }) => logicalId);
};

/** What must be undone when the runtime stops, or when its start fails half-way: last in, first out. */
class Undo {
  readonly #steps: (() => Promise<void> | void)[] = [];

  push(step: () => Promise<void> | void): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}

const startAll = async (
  { template, assets }: Assembly,
  settings: RuntimeSettings,
  server: PublicServer,
  undo: Undo,
): Promise<Credentials> => {
  const { dataFolder } = settings;
  refuseHalfFilled(dataFolder);
  const log = createLog(dataFolder);
  const place = localPlace(server.origin);
  const stack = resolveStack(template, parametersFor(server.origin, settings.minuteMs), place);
  const authority = createAuthority(stack);
  const api = readApi(stack, authority, systemClock.now());

  const engine = await startEngine(dataFolder, log);
  undo.push(() => engine.stop());
  const tables = await ensureTables(stack, engine.client);

  const schemas = [mappingSchema, secretsSchema, customResourcesSchema, issuerSchema];
  const db = openStore(dataFolder, schemas);
  undo.push(() => db.close());

  // The functions call the façade and the services behind it invoke functions: the pool comes last, so the
  // others get it by this name.
  let invoke: Invoke = () => Promise.reject(new Error('The functions are not ready yet'));
  const runtime: Runtime = {
    stack,
    db,
    clock: systemClock,
    log,
    invoke: (functionId, payload) => invoke(functionId, payload),
  };

  const queues = createQueues(runtime);
  const asyncInvoke = createAsyncInvoke(runtime, { queues, authority });
  const bus = createEventBus(runtime, { asyncInvoke, queues, authority, place });
  const schedules = createSchedules(runtime, { asyncInvoke, authority, place });
  const machines = createStateMachines(runtime, { authority });
  const outbox = createOutbox(runtime);
  const feedback = createMailFeedback(runtime, { bus, place });
  const streams: Streams = createStreams(runtime, {
    engine,
    tables,
    authority,
    dataFolder,
    sendToQueue: queues.send,
  });

  const sessionToken = randomUUID();
  const facade = await startFacade({
    authority,
    sessionToken,
    log,
    dynamo: createDynamoService(stack, engine.client, streams.wake),
    services: [
      createSecrets(stack, db, systemClock.now),
      bus.service,
      machines.service,
      createSes({ db, outbox, feedback, authority, place }),
      createSns({ outbox }),
      createSqs({ queues, stack }),
      createObjects({ stack, dataFolder }),
    ],
  });
  undo.push(() => facade.stop());
  const toFacade = { origin: facade.origin, sessionToken };
  const pool = createFunctionPool(stack, assets, toFacade, dataFolder, uploadersOf(stack));
  undo.push(() => pool.stop());
  invoke = pool.invoke;

  const asked = await applyCustomResources({ stack, db, invoke: pool.invoke, place });
  for (const functionId of asked) pool.rest(functionId);
  const issuer = functionNamedBy(stack, 'IssueApiKeyFunction');
  const credentials = await ensureCredentials(dataFolder, pool.invoke, issuer);
  pool.rest(issuer);
  if (settings.demo) await fillWithDemo(settings.demo, { stack, engine, streams, dataFolder });
  const parts: readonly Part[] = [asyncInvoke, machines, bus, schedules, streams];
  for (const part of parts) {
    await part.start();
    undo.push(() => part.stop());
  }
  const issuerRoutes = createIssuerRoutes({
    origin: server.origin,
    client: readClient(stack),
    db,
    now: systemClock.now,
    listUsers: teamUsers(engine.client, teamTable(stack)),
  });
  const localRoutes = new Map([...createLocalRoutes({ outbox, queues, machines }), ...issuerRoutes]);
  const gateway = createGateway({ api, invoke: pool.invoke, clock: systemClock, log });
  const toApi = { domain: apiDomain(api.identity.apiId, place), site: gateway };
  const site = createDistribution({ stack, assets, api: toApi });
  server.serve(createFront({ localRoutes, site, log }));
  void pool.warm(functionsBehindEvents(stack));
  return credentials;
};

/**
 * Runs the stack of a cloud assembly behind a server, with everything durable in the data folder.
 * When the promise is fulfilled the API answers; the result stops everything but the server.
 * @throws for anything in the template that cannot be played here, after undoing what was started.
 */
export const startRuntime = async (
  settings: RuntimeSettings,
  server: PublicServer,
): Promise<{ stop(): Promise<void> }> => {
  const undo = new Undo();
  try {
    await startAll(loadAssembly(settings.assemblyFolder), settings, server, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
  return { stop: () => undo.run() };
};
