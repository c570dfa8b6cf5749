import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Type: z.string() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Condition: z.string().optional(),
    }),
  ),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Condition: z.string().optional() }))
    .default({}),
});

const manifestSchema = z.object({
  files: z.record(
    z.string(),
    z.looseObject({
      source: z.looseObject({ path: z.string().optional(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
    }),
  ),
});

/** A CloudFormation template as synthesized: intrinsics are still in place. */
export type Template = z.infer<typeof templateSchema>;

/** What one cloud assembly of a single stack holds. */
export type Assembly = {
  readonly template: Template;
  /** S3 object key of an asset → the folder that would be zipped to it. */
  readonly assets: ReadonlyMap<string, string>;
};

/** Parses a template object; throws with the path of what is malformed. */
export const parseTemplate = (value: unknown): Template => {
  const parsed = templateSchema.safeParse(value);
  if (!parsed.success) throw new Error(`The template is malformed: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const onlyFile = (folder: string, suffix: string): string => {
  const found = readdirSync(folder).filter((name) => name.endsWith(suffix));
  if (found.length !== 1 || !found[0])
    throw new Error(`${folder} must hold exactly one *${suffix}, it holds ${found.length}; synthesize first`);
  return join(folder, found[0]);
};

/**
 * Reads the cloud assembly that `cdk synth` left in a folder.
 * Throws when the folder does not hold exactly one template with its asset manifest.
 */
export const loadAssembly = (folder: string): Assembly => {
  const template = parseTemplate(JSON.parse(readFileSync(onlyFile(folder, '.template.json'), 'utf8')));
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(onlyFile(folder, '.assets.json'), 'utf8')));
  const assets = new Map<string, string>();
  for (const { source, destinations } of Object.values(manifest.files)) {
    if (source.packaging !== 'zip' || source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations))
      assets.set(objectKey, resolve(folder, source.path));
  }
  return { template, assets };
};
