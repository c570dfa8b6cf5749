import { type AlertListAnswer, alertListAnswer } from '../alerts.ts';
import { alertListQuery } from '../requests.ts';
import { managers, ok, type Route } from './route.ts';

const example: AlertListAnswer = {
  items: [
    {
      leadId: '01KASRW0H0ABCDEFGHJKMNPQRS',
      kind: 'assigned',
      round: 1,
      role: 'owner',
      recipientId: 'alex',
      channel: 'email',
      status: 'failed',
      outcome: 'MessageRejected',
      attempts: 3,
      at: '2026-11-23T15:00:09.114Z',
      holdUntil: null,
      fellOverTo: 'alex#sms',
      insteadOf: null,
    },
  ],
  nextCursor: null,
};

export const alertRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/alerts',
    operationId: 'listAlerts',
    tag: 'Alerts',
    summary: 'Lists alerts that did not arrive, newest first, or those that wait for the end of quiet hours',
    roles: managers,
    parameters: { query: alertListQuery },
    answers: ok(alertListAnswer, example, 'A page of alerts.'),
  },
];
