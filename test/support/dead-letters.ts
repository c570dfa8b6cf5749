/** Messages as they come into the dead-letter queue, with words of a person where AWS may quote them. */
import type { DeadLetter } from '../../core/dead-letter.ts';
import { leadId } from './builders.ts';

const at = '2026-11-23T15:00:00.000Z';

export const deadMessage = {
  ofRule: {
    id: 'rule',
    at,
    body: JSON.stringify({
      source: 'lead-handoff',
      'detail-type': 'LeadAssigned',
      detail: { leadId, ownerId: 'alex' },
    }),
    attributes: {
      RULE_ARN: 'arn:aws:events:eu-west-1:1:rule/bus/EventsAlert',
      TARGET_ARN: 'arn:aws:lambda:eu-west-1:1:function:SendAlerts',
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: 'of jane@acme.example',
    },
  },
  ofFunction: {
    id: 'function',
    at,
    body: JSON.stringify({
      version: '1.0',
      requestContext: { functionArn: 'arn:aws:lambda:eu-west-1:1:function:StartHandoff:$LATEST' },
      requestPayload: { 'detail-type': 'LeadCaptured', detail: { leadId } },
      responsePayload: { errorType: 'TypeError', errorMessage: 'of jane@acme.example' },
    }),
    attributes: {},
  },
} satisfies Record<string, DeadLetter>;
