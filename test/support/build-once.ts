/** Vitest's global setup: what `npm start` builds before it runs, built once, however many projects ask for it. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

const BUILT_LAST = '.build/cdk.out/LeadHandoff.template.json';

export function setup(): void {
  const writtenAt = statSync(BUILT_LAST, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // Since this process began: another project of the same run was first.
  if (writtenAt >= performance.timeOrigin) return;
  execFileSync(process.execPath, ['scripts/build.ts'], { stdio: ['ignore', 'inherit', 'inherit'] });
}
