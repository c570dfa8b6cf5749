/**
 * Experiments: what both teams try, why, who owns it, and what became of it. A proposal is edited freely; once it runs,
 * what is tested stays as it is, or its result would be of something else.
 */
import * as z from 'zod';
import { tiers } from './model/tier-rules.ts';

export const experimentStatuses = ['proposed', 'running', 'decided'] as const;
export type ExperimentStatus = (typeof experimentStatuses)[number];

/** Figures that an experiment can mean to move; each is measured as the figures of both teams are. */
export const experimentMetrics = [
  'leadToContact',
  'contactToQualified',
  'qualifiedToOpportunity',
  'noShowRate',
  'medianSpeedToLead',
  'medianFirstResponse',
  'costPerLead',
  'costPerQualifiedLead',
  'costPerOpportunity',
] as const;
export type ExperimentMetric = (typeof experimentMetrics)[number];

/** Whose leads count: of a source, of a campaign, of a tier; of all where nothing is named. By first touch. */
export const scopeSchema = z.object({
  source: z.string().optional(),
  campaign: z.string().optional(),
  tier: z.enum(tiers).optional(),
});
export type ExperimentScope = z.output<typeof scopeSchema>;

export const decisionOutcomes = ['kept', 'dropped', 'inconclusive'] as const;
export const decisionSchema = z.object({ outcome: z.enum(decisionOutcomes), note: z.string() });

const idea = z.object({
  id: z.ulid(),
  hypothesis: z.string(),
  metric: z.enum(experimentMetrics),
  scope: scopeSchema,
  ownerId: z.string(),
  sprint: z.string().nullable(),
  /** ISO 8601 UTC. */
  createdAt: z.iso.datetime(),
  /** As events name people: `marketer:harper`, `key:planner`. */
  createdBy: z.string(),
});
export const experimentSchema = z.discriminatedUnion('status', [
  idea.extend({ status: z.literal('proposed') }),
  idea.extend({ status: z.literal('running'), startedOn: z.iso.date() }),
  /** Dropped before it ran: `startedOn` is null. */
  idea.extend({
    status: z.literal('decided'),
    startedOn: z.iso.date().nullable(),
    decidedOn: z.iso.date(),
    decision: decisionSchema,
  }),
]);
/** Days are YYYY-MM-DD in the model's time zone. */
export type Experiment = z.output<typeof experimentSchema>;
export type Running = Extract<Experiment, { status: 'running' }>;
export type Decided = Extract<Experiment, { status: 'decided' }>;

/** An experiment as it lies in the backlog; `version` rises with each change. */
export type BackloggedExperiment = { readonly experiment: Experiment; readonly version: number };
