/** Puts in the leads that wait when the demo begins. What happens to them is for the system itself to tell and count. */
import type { Assigned } from '../core/lead.ts';
import type { Handlers } from './handlers.ts';
import { during } from './moment.ts';
import { seeded } from './plan/random.ts';
import type { Waiting } from './plan/waiting.ts';
import { answerOf, asked, formPost } from './requests.ts';

const MINUTE_MS = 60_000;
const HANDOFF_MS = 1_400;

/** Oldest first. `now` and `dayStart`, where the day of `now` began, in epoch milliseconds. */
export async function putInWaiting(
  handlers: Handlers,
  leads: readonly Waiting[],
  { now, dayStart }: { now: number; dayStart: number },
): Promise<void> {
  for (const { minutesAgo, fields, seed, claimed } of leads) {
    const random = seeded(seed);
    // All of them are today's, also just after midnight.
    const came = Math.max(dayStart, now - minutesAgo * MINUTE_MS);
    const posted = await during({ at: came, random }, () => handlers.capture(formPost(fields)));
    const leadId = String(answerOf(posted)['leadId']);
    await during({ at: Math.min(now, came + HANDOFF_MS), random }, () => handlers.assign({ leadId }));
    const { ownerId, assignment } = (await handlers.leads.read(leadId)) as Assigned;
    const { round, deadlines } = assignment;
    if (claimed) {
      const request = asked(ownerId, ['POST', '/api/leads/{id}/claim', leadId], {});
      await during({ at: Math.min(now, came + 2 * MINUTE_MS), random }, () => handlers.leadApi(request));
    }
    for (const [deadline, step] of [
      [deadlines.respondBy, 'remind'],
      [deadlines.escalateAt, 'escalate'],
    ] as const) {
      const at = Date.parse(deadline);
      if (at <= now) await during({ at, random }, () => handlers[step]({ leadId, round }));
    }
  }
}
