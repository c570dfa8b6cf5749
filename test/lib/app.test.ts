import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, refuseFindings } from '../../lib/app.ts';
import { inTemporaryFolder } from '../support/stack.ts';

describe('the rules of cdk-nag (AwsSolutions) and of CDK', () => {
  // A failed synthesis prints its report and sets the exit code of the process.
  let exitCode: typeof process.exitCode;
  beforeEach(() => {
    exitCode = process.exitCode;
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    vi.spyOn(console, 'error').mockReturnValue(undefined);
  });
  afterEach(() => {
    process.exitCode = exitCode;
    vi.restoreAllMocks();
  });

  // A whole synthesis with every rule: long on a busy machine.
  it('find nothing that was not acknowledged with its reason', { timeout: 120_000 }, () => {
    inTemporaryFolder((outdir) => {
      const app = createApp({ outdir });
      refuseFindings(app);
      expect(() => app.synth()).not.toThrow();
    });
  });

  it('are in force: a bucket as it comes fails the synthesis', () => {
    inTemporaryFolder((outdir) => {
      const app = createApp({ outdir, builtinCloudFormationValidation: false });
      refuseFindings(app);
      new Bucket(app.node.findChild('LeadHandoff'), 'AsItComes');
      expect(() => app.synth()).toThrow(/AwsSolutions-S1\b/);
    });
  });
});
