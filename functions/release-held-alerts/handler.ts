/**
 * Says of each held alert whose quiet hours are over that it may go out. It stays held until it is claimed, so one that was
 * not seen to is named again at the next run, and one that is named twice is claimed once.
 */
import type { PublishNotices } from '../shared/alert-notices.ts';
import type { Log } from '../shared/log.ts';
import type { HeldAlerts } from './held-alerts.ts';

export type ReleaseDependencies = {
  readonly heldUntil: HeldAlerts;
  readonly publish: PublishNotices;
  readonly now: () => number;
  readonly log: Log;
};

export function releaseHeldAlertsHandler({ heldUntil, publish, now, log }: ReleaseDependencies) {
  return async (): Promise<{ released: number }> => {
    let released = 0;
    for await (const alerts of heldUntil(new Date(now()).toISOString())) {
      await publish(alerts.map((alert) => ({ type: 'AlertReleased', ...alert })));
      released += alerts.length;
    }
    if (released > 0) log.info('HELD_ALERTS_RELEASED', { released });
    return { released };
  };
}
