/** Writes docs/openapi.json, and the types of the console's client that are generated from it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypes, { type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from './openapi-document.ts';

const root = new URL('..', import.meta.url);

/** Every file by its path from the project's folder. */
export async function openApiFiles(): Promise<ReadonlyMap<string, string>> {
  const document = openApiDocument();
  const types = await openapiTypes(structuredClone(document) as unknown as OpenAPI3, {
    commentHeader: '/** Generated from docs/openapi.json by `npm run openapi`. */\n',
  });
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(document, undefined, 2)}\n`],
    ['web/console/api/schema.ts', types],
  ]);
}

if (import.meta.main) {
  for (const [path, content] of await openApiFiles()) {
    const file = fileURLToPath(new URL(path, root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
