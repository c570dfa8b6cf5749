/** Vitest's global setup: one system with a fortnight of demo data, for all browser tests of the console. */
import type { TestProject } from 'vitest/node';
import { setup as build } from './build-once.ts';
import { startSystem } from './running-system.ts';

declare module 'vitest' {
  interface ProvidedContext {
    consoleSystem: { readonly origin: string; readonly adminKey: string; readonly biKey: string };
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  const system = await startSystem({ minute: '60s', demoDays: 14 });
  project.provide('consoleSystem', { origin: system.origin, ...system.keys });
  return async () => {
    await system.stop();
    system.remove();
  };
}
