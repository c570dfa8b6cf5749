import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../lib/app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape; the assertions are its types.
export type Untyped = any;

export type TemplateResource = {
  readonly Type: string;
  readonly Properties: Record<string, Untyped>;
  readonly DeletionPolicy?: string;
};

/** What a test asks of the synthesized stack. */
export type Synthesized = {
  readonly json: Record<string, Untyped>;
  /** Resources of a type, by logical id. */
  ofType(type: string): Record<string, TemplateResource>;
  /** The functions of ours, by logical id. CDK brings one of its own, which uploads the console. */
  functions(): Record<string, TemplateResource>;
  /** The logical id of the function whose folder this is. */
  functionId(name: string): string;
};

/** Runs work with a folder for a synthesis that is gone afterwards. */
export const inTemporaryFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-synth-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Synthesizes the stack as it is deployed. Takes a second: once per test file, in beforeAll. */
export const synthesize = (): Synthesized => {
  const json = inTemporaryFolder((outdir) => {
    // The checks of the template have a test of their own and take most of the time.
    const app = createApp({ outdir, builtinCloudFormationValidation: false });
    return Template.fromStack(app.node.findChild('LeadHandoff') as Stack).toJSON();
  });
  const ofType = (type: string) =>
    Object.fromEntries(
      Object.entries(json.Resources as Record<string, TemplateResource>).filter(
        ([, { Type }]) => Type === type,
      ),
    );
  const functions = () =>
    Object.fromEntries(
      Object.entries(ofType('AWS::Lambda::Function')).filter(
        ([id]) => !id.startsWith('CustomCDKBucketDeployment'),
      ),
    );
  const functionId = (name: string) => {
    const found = Object.entries(functions()).find(
      ([, { Properties }]) => Properties['Environment'].Variables.POWERTOOLS_SERVICE_NAME === name,
    );
    if (!found) throw new Error(`The stack has no function ${name}`);
    return found[0];
  };
  return { json, ofType, functions, functionId };
};

/** A value of the template as one readable string: references appear as <LogicalId> or <LogicalId.Attribute>. */
export const readable = (value: Untyped): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(readable).join(' ');
  if ('Ref' in value) return `<${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<${value['Fn::GetAtt'].join('.')}>`;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(readable).join(value['Fn::Join'][0]);
  // The deployment takes every default, and a domain of its own has none.
  if ('Fn::If' in value) return readable(value['Fn::If'][2]);
  if ('Fn::Sub' in value) return String(value['Fn::Sub']);
  return JSON.stringify(value);
};
