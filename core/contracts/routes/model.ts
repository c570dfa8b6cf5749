import {
  type DeadlinesAnswer,
  deadlinesAnswer,
  deadlinesQuery,
  type ModelAnswer,
  modelAnswer,
} from '../model.ts';
import { ok, type Route, readersOfFigures } from './route.ts';

/** Of each list, its first entries. */
const model: ModelAnswer = {
  stages: [
    {
      stage: 'captured',
      name: 'Captured',
      means: 'The form is stored with its attribution.',
      owner: 'Marketing: the owner of the campaign, else of the source.',
      open: true,
    },
  ],
  tiers: [
    {
      tier: 'high',
      takes: 'forms demo or pricing, and whoever asks for a demo, pricing or implementation',
      clock: 'elapsed',
      due: 'offsets',
      respondWithin: 5,
      escalateAfter: 10,
      reassignAfter: 20,
      cutoff: null,
      reassignAfterClose: null,
      sentence: 'day and night: first response within 5 min, breach after 10 min, next owner after 20 min',
      alerts: [
        {
          kind: 'assigned',
          when: 'A lead gets its first owner.',
          owner: ['email', 'sms', 'webhook'],
          manager: [],
          previousOwner: [],
          urgent: true,
        },
      ],
    },
  ],
  claimQuietMinutes: 10,
  calendar: {
    timeZone: 'Europe/London',
    hours: [{ days: 'monday to thursday', shifts: ['09:00-18:00'] }],
    week: [{ day: 'monday', shifts: ['09:00-18:00'] }],
    holidays: ['2026-12-25'],
    holidayFeed: null,
  },
  gate: {
    sentence: 'Qualified: all of fit is met, and one sign of intent.',
    fit: [
      {
        criterion: 'companySize',
        name: 'company size',
        required: true,
        accepts: ['50-5000'],
        sentence: 'The company has 50-5000 employees.',
      },
    ],
    intent: [
      {
        signal: 'demoRequested',
        name: 'demo requested',
        required: false,
        accepts: ['demo'],
        sentence: 'They asked for a demo.',
      },
    ],
  },
  intentRules: {
    highIntentForms: ['demo', 'pricing'],
    nurtureForms: ['newsletter'],
    demoRequested: ['demo'],
    pricingAsked: ['pricing'],
    implementationAsked: ['onboarding'],
    repliedWithinHours: 24,
  },
  routing: {
    rules: [{ name: 'everybody-else', takes: 'every lead', pool: 'everyone' }],
    pools: [{ name: 'everyone', takes: 'every rep', members: [{ id: 'alex', name: 'Alex Kim', weight: 1 }] }],
    fallbackManager: { id: 'morgan', name: 'Morgan Reyes' },
    maxOwners: 4,
    sameOwnerForAccount: true,
    freeMailDomains: ['example.com'],
  },
  dispositions: [{ tag: 'no_budget', label: 'No budget', means: 'They cannot pay for it.' }],
  marketing: {
    owner: 'marketing',
    sources: [{ source: 'google', owner: 'paid-media' }],
    campaigns: [],
  },
  review: {
    day: 'monday',
    at: '09:00',
    recipients: [{ memberId: 'morgan', name: 'Morgan Reyes', email: 'morgan.reyes@example.com' }],
    thresholds: {
      slowResponseMinutes: { high: 5, standard: 15, nurture: 480 },
      noShowRate: 0.25,
      dispositionChange: 0.5,
      smallSample: 10,
    },
    baseline: null,
  },
  access: { repsReadAllLeads: false },
};

const shown = (utc: string) => ({ utc: `2026-11-23T${utc}Z`, local: `2026-11-23T${utc}+00:00` });
const deadlines: DeadlinesAnswer = {
  timeZone: 'Europe/London',
  tiers: [
    {
      tier: 'high',
      rows: [
        {
          label: 'Mon 23 Nov 2026 at 10:00',
          assignedAt: shown('10:00:00'),
          respondBy: shown('10:05:00'),
          escalateAt: shown('10:10:00'),
          reassignAt: shown('10:20:00'),
        },
      ],
    },
  ],
};

export const modelRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/model',
    operationId: 'readModel',
    tag: 'Model',
    summary: 'Tells the operating model, in data and in words',
    roles: readersOfFigures,
    answers: ok(modelAnswer, model, 'The rules that are in force.'),
  },
  {
    method: 'get',
    path: '/api/model/deadlines',
    operationId: 'previewDeadlines',
    tag: 'Model',
    summary: 'Says when a lead that gets its owner at a time would be due',
    roles: readersOfFigures,
    parameters: { query: deadlinesQuery },
    answers: ok(deadlinesAnswer, deadlines, 'The deadlines of each tier.'),
  },
];
