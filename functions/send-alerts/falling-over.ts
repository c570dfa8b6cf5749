/** Tells of a lost alert in another way: core says which, each is claimed and sent like any other alert. */
import { type Alert, type Place, placeOf } from '../../core/alerts.ts';
import { type Attempt, failOver } from '../../core/fail-over.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { type AlertRow, alertRef } from '../shared/alert-items.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Log } from '../shared/log.ts';
import type { AlertLog, Terms } from './alert-log.ts';
import { type About, type Deliver, MOST_ATTEMPTS } from './delivery.ts';

export type FallingOverDependencies = {
  readonly leads: Pick<LeadStore, 'alerts'>;
  readonly alerts: Pick<AlertLog, 'fellOver'>;
  readonly deliver: Deliver;
  readonly model: Pick<OperatingModel, 'routing'>;
  readonly log: Log;
};

export type FallOver = ReturnType<typeof fallingOver>;

export function fallingOver({ leads, alerts, deliver, model, log }: FallingOverDependencies) {
  /** `lost` are the places that this invocation has given up; it grows with those that it tries in vain. */
  return async function fallOver(
    alert: Alert,
    about: About,
    lost: Set<Place>,
    { inRound = false }: Pick<Terms, 'inRound'> = {},
  ): Promise<'told' | 'not-needed' | 'unsent'> {
    let fallen = alert;
    // Each round gives up at least one place, and there are only so many.
    for (;;) {
      lost.add(placeOf(fallen));
      const decision = failOver(fallen, await attemptsOf(fallen, lost), about.members, model);
      switch (decision.outcome) {
        case 'told':
          if (decision.place !== placeOf(fallen)) await alerts.fellOver(fallen, decision.place);
          return 'told';
        case 'wait':
          return 'unsent';
        case 'nobody':
          log.error('ALERT_REACHES_NOBODY', alertRef(alert));
          log.count('AlertDeliveryFailed');
          return 'unsent';
      }
      const [first, ...more] = decision.alerts;
      const tried = [{ next: first, result: await deliver(first, about, { inRound, fallen }) }];
      for (const next of more) tried.push({ next, result: await deliver(next, about, { inRound }) });
      const told = tried.find(({ result }) => result === 'told')?.next;
      if (told) {
        for (const { next, result } of tried) {
          if (result === 'lost') await alerts.fellOver(next, placeOf(told));
        }
        log.warn('ALERT_FELL_OVER', { ...alertRef(alert), to: placeOf(told) });
        log.count('AlertsFellOver');
        return 'told';
      }
      const results = tried.map(({ result }) => result);
      if (results.includes('not-needed')) return 'not-needed';
      if (results.includes('unsent')) return 'unsent';
      for (const next of more) lost.add(placeOf(next));
      fallen = first;
    }
  };

  async function attemptsOf({ leadId, round, kind }: Alert, lost: ReadonlySet<Place>): Promise<Attempt[]> {
    const rows = await leads.alerts(leadId);
    return rows.filter((row) => row.round === round && row.kind === kind).map((row) => attemptOf(row, lost));
  }
}

function attemptOf(row: AlertRow, lost: ReadonlySet<Place>): Attempt {
  const place: Place = `${row.recipientId}#${row.channel}`;
  const state = lost.has(place) ? 'lost' : stateOf(row);
  return { place, state, fallOver: row.insteadOf !== undefined };
}

function stateOf({ status, attempts, fellOverTo }: AlertRow): Attempt['state'] {
  switch (status) {
    case 'held':
    case 'sent':
    case 'complained':
    // Whoever is not to be told any more needs no substitute.
    case 'not-needed':
      return 'told';
    case 'bounced':
      return 'lost';
    case 'sending':
      return 'open';
    case 'failed':
      return fellOverTo !== undefined || attempts >= MOST_ATTEMPTS ? 'lost' : 'open';
  }
}
