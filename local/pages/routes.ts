import type { Queues } from '../events/queues.ts';
import type { Outbox, StoredMessage } from '../messages/outbox.ts';
import type { StateMachines } from '../workflow/state-machines.ts';
import { demoPage } from './demo.ts';
import { guarded, receiving } from './guard.ts';
import { type LocalRoute, queryOf, sendJson } from './html.ts';
import { inboxPage } from './inbox.ts';
import { deadLettersPage, executionsPage } from './lists.ts';
import { webhookReceiver } from './webhook.ts';

export type LocalPagesDeps = {
  readonly outbox: Pick<Outbox, 'add' | 'list' | 'get'>;
  readonly queues: Pick<Queues, 'list'>;
  readonly machines: Pick<StateMachines, 'list'>;
};

/** The routes that exist on one machine only, by exact path. None changes anything but the outbox. */
export function createLocalRoutes(deps: LocalPagesDeps): ReadonlyMap<string, LocalRoute> {
  return new Map([
    ['/demo', demoPage],
    ['/local/inbox', guarded(inboxPage(deps.outbox))],
    ['/local/outbox', guarded(outboxList(deps.outbox))],
    ['/local/webhook', receiving(webhookReceiver(deps.outbox))],
    ['/local/dead-letters', guarded(deadLettersPage(deps.queues))],
    ['/local/executions', guarded(executionsPage(deps.machines))],
  ]);
}

/** Every alert, oldest first; `?leadId=` keeps those of one lead. */
function outboxList(outbox: Pick<Outbox, 'list'>): LocalRoute {
  const withoutRowId = ({ id: _id, ...message }: StoredMessage) => message;
  return (request, response) => {
    const leadId = queryOf(request).get('leadId');
    sendJson(response, 200, outbox.list(leadId === null ? {} : { leadId }).map(withoutRowId));
  };
}
