import { vi } from 'vitest';
import type { TestEngine } from './engine.ts';
import { coldStart } from './entry.ts';
import { aWorld } from './handoff-world.ts';
import { everyRow } from './invariants/snapshot.ts';
import { type Accepted, violations } from './invariants.ts';
import { call, type jsonPost, type Reply } from './requests.ts';

const ALLOWED_ORIGINS = 'https://www.example.com,https://go.example.com';

/** capture-lead as deployed, on tables of its own; the clock stands at `capturedAt` until it is moved. */
export async function aLandingPage(engine: TestEngine) {
  const tables = await engine.freshTables();
  const entry = await coldStart('capture-lead', engine, tables, { ALLOWED_ORIGINS });
  const accepted: Accepted[] = [];
  return {
    at: (iso: string) => vi.setSystemTime(Date.parse(iso)),
    async post(request: ReturnType<typeof jsonPost>): Promise<Reply> {
      const reply = await call(entry, request);
      const isAnswer =
        [200, 201].includes(reply.statusCode) && reply.header('content-type') === 'application/json';
      if (isAnswer) accepted.push(reply.json());
      return reply;
    },
    rows: () => everyRow(engine.client, tables.leads),
    lead: async (leadId: string) =>
      (await everyRow(engine.client, tables.leads)).find(
        ({ pk, sk }) => pk === `LEAD#${leadId}` && sk === 'LEAD',
      )?.['lead'],
    leads: async () => (await everyRow(engine.client, tables.leads)).filter(({ sk }) => sk === 'LEAD'),
    events: async () =>
      (await everyRow(engine.client, tables.leads))
        .filter(({ sk }) => sk.startsWith('EVENT#'))
        .map((it) => it['event']),
    /** Sales works on the lead and closes it. */
    async close(leadId: string) {
      const sales = aWorld(engine.client, tables);
      await sales.step('assign', leadId);
      await sales.contact(leadId);
      await sales.disqualify(leadId);
    },
    violations: () => violations(engine.client, tables, { accepted }),
  };
}
