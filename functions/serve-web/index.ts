import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { env } from './env.ts';
import { serveWebHandler, type WebFile } from './handler.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/** The build puts the files into a folder beside this module. */
const folder = new URL('./web/', import.meta.url);
const files = new Map(readdirSync(folder).map((name): [string, WebFile] => [name, read(name)]));

const { BASE_URL, ISSUER, CLIENT_ID } = env.parse(process.env);

export const handler = httpEdge(
  serveWebHandler(files, { issuer: ISSUER, clientId: CLIENT_ID, baseUrl: BASE_URL }),
  createLog(),
);

function read(name: string): WebFile {
  const body = readFileSync(new URL(name, folder), 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { contentType: contentTypes[extname(name)] ?? 'application/octet-stream', body, etag };
}
