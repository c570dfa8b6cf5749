import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import * as z from 'zod';
import { functionIdOf } from '../iam/authority.ts';
import type { Stack } from '../ports.ts';
import { BUCKET_DEPLOYMENT } from '../template/resource-types.ts';
import { supported } from './supported.ts';

/** An object as S3 answers it. */
export type StoredFile = {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly etag: string;
};

/** By key, e.g. `assets/index.js`. A key is looked up whole, so there is no path to walk out of. */
export type Bucket = ReadonlyMap<string, StoredFile>;

/** Strict: what went unread would be uploaded otherwise than on AWS. */
const deploymentSchema = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z.strictObject({ 'cache-control': z.string().optional() }).default({}),
  // Without effect here: the bucket is filled anew by every start, and nothing is kept at an edge.
  Prune: z.boolean().optional(),
  WaitForDistributionInvalidation: z.boolean().optional(),
  OutputObjectKeys: z.boolean().optional(),
});

/** As `aws s3 sync` guesses it from the name. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/vnd.microsoft.icon',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
};

/** `*` and `?` as the AWS CLI takes them: over slashes, too. */
const fits = (key: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[\\^$.|+(){}[\]]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  ).test(key);

const readFile = (path: string, cacheControl: string | undefined): StoredFile => {
  const body = readFileSync(path);
  return {
    body,
    contentType: contentTypes[extname(path)] ?? 'binary/octet-stream',
    cacheControl,
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
  };
};

/** The functions that CDK's bucket deployments bring along. They run nowhere here: `readBucket` does their work. */
export const uploadersOf = (stack: Stack): ReadonlySet<string> =>
  new Set(
    stack
      .ofType(BUCKET_DEPLOYMENT)
      .map(({ properties }) => functionIdOf(stack, properties['ServiceToken']))
      .filter((functionId) => functionId !== undefined),
  );

/**
 * What the bucket deployments of the stack put into a bucket.
 * @param assets S3 object key of an asset → its folder.
 * @throws for a deployment with settings that are not played here, and for one without its asset.
 */
export const readBucket = (stack: Stack, name: string, assets: ReadonlyMap<string, string>): Bucket => {
  const files = new Map<string, StoredFile>();
  for (const resource of stack.ofType(BUCKET_DEPLOYMENT)) {
    const { DestinationBucketName, SourceObjectKeys, Exclude, Include, SystemMetadata } = supported(
      resource,
      deploymentSchema,
    );
    if (DestinationBucketName !== name) continue;
    for (const objectKey of SourceObjectKeys) {
      const folder = assets.get(objectKey);
      if (folder === undefined) throw new Error(`${resource.logicalId}: its files are not in the assembly`);
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const key = relative(folder, path).split(sep).join('/');
        const excluded = Exclude.some((pattern) => fits(key, pattern));
        if (excluded && !Include.some((pattern) => fits(key, pattern))) continue;
        files.set(key, readFile(path, SystemMetadata['cache-control']));
      }
    }
  }
  return files;
};
