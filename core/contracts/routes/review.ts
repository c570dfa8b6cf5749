import * as z from 'zod';
import type { Review } from '../../review.ts';
import { reviewListAnswer, reviewRequest, reviewSchema, reviewWriteAnswer } from '../review.ts';
import { json, ok, type Route, readersOfFigures } from './route.ts';

const week: Review['headline']['week'] = {
  captured: 47,
  contacted: 44,
  medianSpeedToLeadSeconds: 208.3,
  breached: 2,
  qualifiedOpportunities: 5,
  overrides: 0,
  won: 1,
  revenue: { EUR: 300_000 },
  lost: 1,
  disqualified: 12,
  meetings: 10,
  noShows: 1,
  noShowRate: 0.1,
  spend: { EUR: 90_000 },
  costPerOpportunity: { EUR: 18_000 },
};
const none = { rows: [], leftOff: 0 };

const review: Review = {
  isoWeek: '2026-W47',
  from: '2026-11-16',
  to: '2026-11-22',
  timeZone: 'Europe/London',
  builtAt: '2026-11-23T09:00:02.114Z',
  frozenAt: '2026-11-23T09:00:02.114Z',
  revision: 1,
  thresholds: {
    slowResponseMinutes: { high: 5, standard: 15, nurture: 480 },
    noShowRate: 0.25,
    dispositionChange: 0.5,
    smallSample: 20,
  },
  headline: { week, weekBefore: { ...week, captured: 51, contacted: 45 } },
  topCampaigns: {
    rows: [
      {
        source: 'google',
        campaign: 'brand',
        captured: 21,
        qualifiedOpportunities: 3,
        weekBefore: 2,
        overrides: 0,
        won: 1,
      },
    ],
    leftOff: 0,
  },
  responses: {
    rows: [
      { source: 'google', tier: 'high', captured: 21, contacted: 21, medianSeconds: 180.2, verdict: 'fine' },
    ],
    leftOff: 0,
  },
  noShows: none,
  dispositions: { weeksBefore: 4, rows: [], leftOff: 0 },
  unworked: { untouched: 0, overdue: 0, unowned: 0, ...none },
  overrides: none,
  experiments: none,
  decisions: none,
  notes: [],
};

const page = { schema: z.string().describe('The printable document, as it was mailed.') };
const path = z.object({ isoWeek: z.string().describe('Such as `2026-W47`.') });
const noWeek = 'It is no ISO week.';

export const reviewRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/reviews',
    operationId: 'listReviews',
    tag: 'Figures',
    summary: 'Lists the frozen weeks, newest first',
    roles: readersOfFigures,
    answers: ok(
      reviewListAnswer,
      { items: [{ isoWeek: review.isoWeek, revision: 1, frozenAt: review.frozenAt }] },
      'The weeks.',
    ),
  },
  {
    method: 'get',
    path: '/api/reviews/{isoWeek}',
    operationId: 'readReview',
    tag: 'Figures',
    summary: 'Reads the review of a week; of one that is not frozen, a draft',
    roles: readersOfFigures,
    parameters: { path },
    answers: {
      200: {
        description: 'The review; the printable document where `Accept` asks for a page.',
        content: { ...json(reviewSchema, review), 'text/html': page },
      },
    },
    refusals: { 422: noWeek },
  },
  {
    method: 'post',
    path: '/api/reviews/{isoWeek}',
    operationId: 'freezeReview',
    tag: 'Figures',
    summary: 'Freezes the review of a week, and mails it when asked',
    description: 'A frozen week stays as it is, unless it is to be built `again`.',
    roles: ['manager', 'marketer', 'admin'],
    parameters: { path },
    body: json(reviewRequest, { send: true }),
    answers: {
      200: { description: 'It was frozen before.', content: json(reviewWriteAnswer) },
      201: {
        description: 'Frozen now.',
        content: json(reviewWriteAnswer, { ...review, mailed: { sent: 2, undeliverable: 0, unsent: 0 } }),
      },
    },
    refusals: { 409: 'The week is not over.', 422: `${noWeek} Or fields are not valid.` },
  },
];
