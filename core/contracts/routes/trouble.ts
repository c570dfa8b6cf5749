import * as z from 'zod';
import { captureAnswer } from '../capture.ts';
import { emptyRequest } from '../requests.ts';
import {
  type DeadLettersAnswer,
  deadLettersAnswer,
  type OverridesAnswer,
  overridesAnswer,
  overridesQuery,
  type QuarantineAnswer,
  quarantineAnswer,
  quarantinedAnswer,
  quarantineQuery,
} from '../trouble.ts';
import { json, managers, ok, type Route } from './route.ts';

/** Both teams know a person from a bot. */
const both: Route['roles'] = ['marketer', 'manager', 'admin'];

const quarantine: QuarantineAnswer = {
  items: [
    {
      id: '01KASRW0H0ABCDEFGHJKMNPQRS',
      status: 'waiting',
      at: '2026-11-23T15:00:00.000Z',
      expiresAt: '2027-02-21T15:00:00.000Z',
      trap: 'Acme',
      email: 'jane.doe@acme.example',
      name: 'Jane Doe',
      company: 'Acme',
      phone: null,
      message: 'Can we see it this week?',
      form: 'demo',
      source: 'google',
      campaign: 'brand',
      landingPage: 'https://www.example.com/demo',
      tier: 'high',
      fields: [{ name: 'email', value: 'jane.doe@acme.example' }],
      errors: [],
      settled: null,
      leadId: null,
    },
  ],
  nextCursor: null,
};

const deadLetters: DeadLettersAnswer = {
  messages: {
    total: 1,
    samples: [
      {
        id: '5fea7756-0ea4-451a-a703-a558b933e274',
        at: '2026-11-23T15:06:00.000Z',
        kind: 'event',
        rule: 'EventsAlert',
        function: 'AlertingSendAlertsFunction',
        event: 'LeadAssigned',
        leadId: '01KASRW0H0ABCDEFGHJKMNPQRS',
        error: 'NO_PERMISSIONS',
      },
    ],
  },
  batches: {
    items: [
      {
        key: 'aws/lambda/0f1e2d3c/shardId-0001/2026/11/23/2026-11-23T15.06.00-5fea7756',
        reader: 'roll-up',
        mapping: '0f1e2d3c',
        at: '2026-11-23T15:06:00.000Z',
        bytes: 2_048,
      },
    ],
    more: false,
  },
};

const overrides: OverridesAnswer = {
  from: '2026-10-25',
  to: '2026-11-23',
  items: [
    {
      leadId: '01KASRW0H0ABCDEFGHJKMNPQRS',
      at: '2026-11-23T15:00:00.000Z',
      byId: 'morgan',
      byName: 'Morgan Reyes',
      reason: 'Asked by their board to decide this week.',
      name: 'Jane Doe',
      company: 'Acme',
      stage: 'opportunity',
      source: 'google',
      campaign: 'brand',
    },
  ],
};

const path = z.object({ id: z.ulid().describe('The quarantined submission.') });

export const troubleRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/quarantine',
    operationId: 'listQuarantine',
    tag: 'Trouble',
    summary: 'Lists submissions that were taken for a bot’s, newest first',
    roles: both,
    parameters: { query: quarantineQuery },
    answers: ok(quarantineAnswer, quarantine, 'A page of submissions.'),
  },
  {
    method: 'post',
    path: '/api/quarantine/{id}/release',
    operationId: 'releaseSubmission',
    tag: 'Trouble',
    summary: 'Takes the submission in as a person’s',
    description:
      'Its touches keep the time at which it was posted; clocks start now. Repeating it answers the same lead.',
    roles: both,
    parameters: { path },
    body: json(emptyRequest, {}),
    answers: {
      200: {
        description: 'The lead that it became, or that it was added to.',
        content: json(captureAnswer),
      },
    },
    refusals: { 409: 'The person has sent another submission with its `submission_id` since.' },
  },
  {
    method: 'post',
    path: '/api/quarantine/{id}/dismiss',
    operationId: 'dismissSubmission',
    tag: 'Trouble',
    summary: 'Says that the submission is a bot’s',
    roles: both,
    parameters: { path },
    body: json(emptyRequest, {}),
    answers: {
      200: { description: 'The submission as it is now.', content: json(quarantinedAnswer) },
    },
    refusals: { 409: 'It was released.' },
  },
  {
    method: 'get',
    path: '/api/dead-letters',
    operationId: 'listDeadLetters',
    tag: 'Trouble',
    summary: 'Lists what failed for good and is no longer tried',
    description: 'Says where and why it failed, and nothing of what a person wrote.',
    roles: managers,
    answers: ok(deadLettersAnswer, deadLetters, 'Messages and batches that were put aside.'),
  },
  {
    method: 'get',
    path: '/api/overrides',
    operationId: 'listOverrides',
    tag: 'Trouble',
    summary: 'Lists opportunities that were opened past the gate, newest first',
    roles: both,
    parameters: { query: overridesQuery },
    answers: ok(overridesAnswer, overrides, 'Who confirmed which lead, and why.'),
  },
];
