/** What `/api/experiments` takes and answers. */
import * as z from 'zod';
import {
  decisionOutcomes,
  decisionSchema,
  experimentMetrics,
  experimentStatuses,
  scopeSchema,
} from '../experiment.ts';
import { id } from '../model/ids.ts';
import { tiers } from '../model/tier-rules.ts';
import { limits } from '../submission.ts';
import { day, requiredLine, words } from './fields.ts';

const hypothesis = words(1_000).pipe(z.string().min(1, 'is required'));
const metric = z.enum(experimentMetrics, `expected one of ${experimentMetrics.join(', ')}`);
const scope = z.strictObject({
  source: requiredLine(limits.source).optional(),
  campaign: requiredLine(limits.touchText).optional(),
  tier: z.enum(tiers).optional(),
});
/** Such as "2026-S23". */
const sprint = requiredLine(40);

/** `POST /api/experiments`: a proposal. */
export const newExperimentRequest = z.strictObject({
  hypothesis,
  metric,
  scope: scope.default({}),
  ownerId: id,
  sprint: sprint.nullable().default(null),
});

/**
 * `PATCH /api/experiments/{id}`: what is named is replaced. `status: running` may come with `startedOn`, `status: decided`
 * comes with a `decision` and may come with `decidedOn`; days are today where nothing else is said.
 */
export const experimentChange = z.strictObject({
  hypothesis: hypothesis.optional(),
  metric: metric.optional(),
  scope: scope.optional(),
  ownerId: id.optional(),
  sprint: sprint.nullable().optional(),
  status: z.enum(experimentStatuses).optional(),
  startedOn: day.optional(),
  decidedOn: day.optional(),
  decision: z.strictObject({ outcome: z.enum(decisionOutcomes), note: words(2_000).default('') }).optional(),
});
export type ExperimentChange = z.output<typeof experimentChange>;

/** `GET /api/experiments` */
export const experimentListQuery = z.strictObject({
  status: z.enum(experimentStatuses).optional(),
  sprint: sprint.optional(),
});

export const experimentFigure = z.object({
  from: day,
  to: day,
  /** A rate from 0 to 1, or seconds; null for a cost, and where nothing is measured. */
  value: z.number().nullable(),
  /** Of a cost, per currency in its minor units. */
  cost: z.record(z.string(), z.number()),
  /** What the value is of: leads, meetings or responses. */
  samples: z.number().int(),
});

export const experimentResultAnswer = z.object({
  unit: z.enum(['rate', 'seconds', 'cost']),
  before: experimentFigure,
  after: experimentFigure,
});

/** `POST`, `PATCH` and each item of `GET /api/experiments`. */
export const experimentAnswer = z.object({
  id: z.ulid(),
  hypothesis: z.string(),
  metric: z.enum(experimentMetrics),
  scope: scopeSchema,
  ownerId: z.string(),
  sprint: z.string().nullable(),
  status: z.enum(experimentStatuses),
  startedOn: day.nullable(),
  decidedOn: day.nullable(),
  decision: decisionSchema.nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  etag: z.string(),
  /** Null until it runs. */
  result: experimentResultAnswer.nullable(),
});
export type ExperimentAnswer = z.output<typeof experimentAnswer>;

/** `GET /api/experiments`: newest first. */
export const experimentListAnswer = z.object({ items: z.array(experimentAnswer) });
