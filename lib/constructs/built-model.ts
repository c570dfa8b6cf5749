import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { OperatingModel } from '../../core/operating-model.ts';

/** The model as the functions were built with it: handoff.yaml, checked, with the holidays of its feed. */
const BUILT_MODEL = fileURLToPath(new URL('../../.build/functions/operating-model.mjs', import.meta.url));

/** Changes whenever the model does. */
export const builtModelHash = (): string =>
  createHash('sha256').update(readFileSync(builtModelFile())).digest('hex');

/** For what the stack itself takes from the model. The build has checked it. */
export function builtModel(): OperatingModel {
  const { default: model } = createRequire(import.meta.url)(builtModelFile()) as { default: OperatingModel };
  return model;
}

function builtModelFile(): string {
  if (existsSync(BUILT_MODEL)) return BUILT_MODEL;
  throw new Error(`${BUILT_MODEL} is missing: bundle the functions first (npm run build)`);
}
