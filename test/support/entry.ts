/**
 * A function's own index.ts, wired by itself to the test's engine and tables. Test files that use it replace the
 * built operating model, which only a bundle has:
 *
 *   vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));
 */
import { vi } from 'vitest';
import { capturedAt } from './builders.ts';
import type { TestEngine } from './engine.ts';
import type { Entry } from './requests.ts';
import type { Tables } from './tables.ts';

/**
 * Loads functions/<name>/index.ts anew with these tables and variables, as a cold start does. Its clock stands at the
 * builders' `capturedAt` until `vi.setSystemTime` moves it.
 */
export async function coldStart(
  name: string,
  engine: TestEngine,
  tables: Tables,
  variables: Readonly<Record<string, string>> = {},
): Promise<Entry> {
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_METRICS_NAMESPACE: 'LeadHandoff',
    POWERTOOLS_SERVICE_NAME: name,
    LEADS_TABLE: tables.leads,
    METRICS_TABLE: tables.metrics,
    TEAM_TABLE: tables.team,
    POLICY_MINUTE_MS: '60000',
    ISSUER: 'https://issuer.example.com/pool',
    CLIENT_ID: 'client',
    ...variables,
  });
  // Before the module keeps Date.now for itself.
  const now = Date.parse(capturedAt);
  // Functions that are started one after the other share a clock.
  if (vi.isFakeTimers()) vi.setSystemTime(now);
  else vi.useFakeTimers({ toFake: ['Date'], now });
  vi.resetModules();
  const { handler } = await import(`../../functions/${name}/index.ts`);
  return handler;
}
