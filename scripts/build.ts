/** Builds what the local runtime runs: the bundles, then the template that is deployed, into .build. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await bundle();
execFileSync(process.execPath, ['bin/handoff.ts'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  // The CDK CLI keeps its own output in cdk.out and would overwrite this one.
  env: { ...process.env, CDK_OUTDIR: '.build/cdk.out', CDK_VALIDATION: 'false' },
});
