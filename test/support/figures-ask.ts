/** Asks export, figures and spend as they are deployed, on an engine's tables, as a BI tool would ask a system. */

import type { useEngine } from './engine.ts';
import { coldStart } from './entry.ts';
import { aKey } from './keys.ts';
import type { Ask } from './recount-export.ts';
import { aRequest, call, type Entry } from './requests.ts';
import type { Tables } from './tables.ts';

export async function askOf(engine: ReturnType<typeof useEngine>, tables: Tables): Promise<Ask> {
  const key = await aKey(engine.client, tables.team, 'chart', 'bi');
  const entries: Record<string, Entry> = {
    '/api/exports/leads': await coldStart('export-leads', engine, tables),
    '/api/metrics': await coldStart('get-metrics', engine, tables),
    '/api/spend': await coldStart('spend-api', engine, tables),
  };
  return async (path) => {
    const { pathname, searchParams } = new URL(path, 'https://leads.example.com');
    const query = Object.fromEntries(searchParams);
    const request = aRequest({ route: pathname, query, headers: { 'x-api-key': key } });
    const { statusCode, headers, body } = await call(entries[pathname] as Entry, request);
    return new Response(body, { status: statusCode, headers });
  };
}
