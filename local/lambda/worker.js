/**
 * Runs in a thread of its own and plays the Lambda runtime around one bundled function.
 * Plain JavaScript, because stripping types would load a compiler into every thread: 9 MB and 50 ms each.
 * The shapes of what it is sent and answers are in protocol.ts.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { file, exportName, functionName, functionArn, memoryMb, logGroupName } = workerData;

const contextOf = ({ requestId, deadline }) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: functionArn,
  memoryLimitInMB: String(memoryMb),
  awsRequestId: requestId,
  logGroupName,
  logStreamName: 'local',
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const load = async () => {
  const handler = (await import(pathToFileURL(file).href))[exportName];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function ${exportName}`);
  return handler;
};

const loaded = load();
// An import that fails is told to each invocation; unhandled, it would end the thread without a reason.
loaded.catch((error) => console.error(error));

const run = async (message) => {
  const { id, event } = message;
  try {
    const handler = await loaded;
    const result = await handler(JSON.parse(event), contextOf(message));
    return { id, ok: true, payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    console.error(error);
    const known = error instanceof Error ? error : new Error(String(error));
    return { id, ok: false, errorType: known.name, errorMessage: known.message };
  }
};

parentPort.on('message', (message) => {
  run(message).then((reply) => parentPort.postMessage(reply));
});
