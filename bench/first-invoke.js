/**
 * `node bench/first-invoke.js <bundle> <event file>`: what a Lambda environment does when it is new. Prints the milliseconds
 * from the import of the bundle to the answer of the first invocation. Plain JavaScript: stripping types would load a
 * compiler first.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , bundle, eventFile] = process.argv;
const event = JSON.parse(readFileSync(eventFile, 'utf8'));
const context = { awsRequestId: 'first', functionName: 'bench', getRemainingTimeInMillis: () => 10_000 };

const startedAt = performance.now();
const { handler } = await import(pathToFileURL(bundle).href);
const answer = await handler(event, context);
const milliseconds = performance.now() - startedAt;

if (answer.statusCode !== 201) throw new Error(`answered ${JSON.stringify(answer)}`);
process.stderr.write(`${milliseconds}\n`);
process.exit(0);
