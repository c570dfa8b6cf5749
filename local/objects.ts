import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Service, ServiceReply, Stack } from './ports.ts';

/** Where the objects of a bucket are files, named by their keys. */
export const bucketFolder = (dataFolder: string, bucket: string): string =>
  join(dataFolder, 'objects', bucket);

/** What S3 lists at once. */
const MOST_KEYS = 1_000;

/** S3 as far as a bucket of the stack is listed (ListObjectsV2, its first page). */
export function createObjects({ stack, dataFolder }: { stack: Stack; dataFolder: string }): Service {
  const arnOf = (bucket: unknown): string | undefined =>
    stack
      .ofType('AWS::S3::Bucket')
      .map(({ logicalId }) => stack.arnOf(logicalId))
      .find((arn) => arn === `arn:aws:s3:::${bucket}`);

  return {
    name: 's3',
    needs: ({ action, input: { Bucket: bucket, Key: key } }) => [
      action === 'ListObjectsV2'
        ? ['s3:ListBucket', arnOf(bucket) ?? String(bucket)]
        : [`s3:${action}Object`, `${arnOf(bucket) ?? bucket}/${key}`],
    ],
    async handle({ action, input: { Bucket: bucket } }) {
      if (arnOf(bucket) === undefined) return refused(404, 'NoSuchBucket');
      if (action !== 'ListObjectsV2') return refused(501, 'NotImplemented');
      return listed(filesBelow(bucketFolder(dataFolder, String(bucket))));
    },
  };
}

type Kept = { readonly key: string; readonly at: Date; readonly bytes: number };

function filesBelow(folder: string): Kept[] {
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      // One that ends so is being written.
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { mtime, size } = statSync(path);
        return { key: relative(folder, path).split(sep).join('/'), at: mtime, bytes: size };
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1))
  );
}

const xml = (status: number, body: string): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

const refused = (status: number, code: string): ServiceReply =>
  xml(status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);

/** Keys are ids, days and times: nothing in them needs escaping. */
function listed(files: readonly Kept[]): ServiceReply {
  const shown = files.slice(0, MOST_KEYS);
  const contents = shown.map(
    ({ key, at, bytes }) =>
      `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes}</Size></Contents>`,
  );
  return xml(
    200,
    `<ListBucketResult><KeyCount>${shown.length}</KeyCount><MaxKeys>${MOST_KEYS}</MaxKeys>` +
      `<IsTruncated>${files.length > shown.length}</IsTruncated>${contents.join('')}</ListBucketResult>`,
  );
}
