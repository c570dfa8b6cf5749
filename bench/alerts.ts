/** How soon sales hears of a lead: from sending the form to the alert in the outbox. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnections } from './load.ts';
import type { Section } from './report.ts';
import { quantile } from './statistics.ts';
import { startSystem } from './system.ts';

const WARM_UP = 20;
const LEADS = 60;
const PAUSE_MS = 200;
/** What the operating model promises: within a second. */
const AIM = { of: 'value', atMost: 1000 } as const;

/** Leads of high intent, five a second; each is alerted by e-mail and SMS, and the later of the two counts. */
export async function measureAlerts(): Promise<Section> {
  const system = await startSystem();
  const client = openConnections(system.origin, 4);
  try {
    await client.run(WARM_UP);
    await system.drained(WARM_UP);
    const sent = new Map<string, number>();
    for (let lead = 0; lead < LEADS; lead += 1) {
      const next = sleep(PAUSE_MS);
      const sentAt = Date.now();
      const { status, leadId } = await client.post();
      if (status !== 201) throw new Error(`a lead was answered ${status}`);
      sent.set(leadId, sentAt);
      await next;
    }
    await system.drained(WARM_UP + LEADS);
    const latest = new Map<string, number>();
    for (const { leadId, sentAt } of system.outbox()) latest.set(leadId, sentAt);
    const delays = [...sent].map(([leadId, sentAt]) => (latest.get(leadId) ?? Number.NaN) - sentAt);
    return {
      title: 'From the form to the last alert of its owner in the outbox',
      figures: [
        { name: 'p50', value: quantile(delays, 0.5), unit: 'ms', aim: AIM },
        { name: 'p99', value: quantile(delays, 0.99), unit: 'ms', aim: AIM },
      ],
    };
  } finally {
    client.close();
    await system.stop();
  }
}
