/** What the workflow of a rebuild tells its steps, and what they answer; it branches on `outcome` alone. */
import * as z from 'zod';

const runId = z.ulid();
const generation = z.number().int().min(1);
const count = z.number().int().min(0);
const day = z.iso.date();

/** A key of the Leads table: where a scan goes on after it. Ids only. */
const place = z.object({ pk: z.string(), sk: z.string() });
export type Place = z.infer<typeof place>;

const beginInput = z.object({
  step: z.literal('begin'),
  runId,
  by: z.string(),
  verifyOnly: z.boolean(),
  startedAt: z.iso.datetime(),
});
export type BeginInput = z.infer<typeof beginInput>;

const segmentSchema = z.object({
  step: z.literal('recount'),
  runId,
  generation,
  segment: count,
  /** How many segments there are. */
  of: z.number().int().min(1),
  cursor: place.nullable(),
  /** Counted so far in this segment. */
  events: count,
  unreadable: count,
  /** The earliest day that a figure of this segment belongs to; null as long as there is none. */
  firstDay: day.nullable(),
});
/** What a child of the map is told, and what it answers: how far the segment is counted. */
export type Segment = z.infer<typeof segmentSchema>;

/** What the children of the map answered. */
const counted = z.array(z.object({ firstDay: day.nullable() }));
export type Counted = z.infer<typeof counted>;

const comparison = z.object({
  /** The part of the figures to look at next. */
  at: count,
  /** How often all that seems to differ was looked at again. */
  looks: count,
  /** Whether to look at it again now. */
  again: z.boolean(),
});
export type Comparison = z.infer<typeof comparison>;
const compareInput = comparison.extend({ step: z.literal('compare'), runId, generation, counted });
export type CompareInput = z.infer<typeof compareInput>;

const switchInput = z.object({ step: z.literal('switch'), runId, generation });
export type SwitchInput = z.infer<typeof switchInput>;
const dropInput = z.object({ step: z.literal('drop'), counted });
export type DropInput = z.infer<typeof dropInput>;
const giveUpInput = z.object({ step: z.literal('give-up'), runId });

export const stepInput = z.discriminatedUnion('step', [
  beginInput,
  segmentSchema,
  compareInput,
  switchInput,
  dropInput,
  giveUpInput,
]);

export type BeginAnswer =
  | {
      readonly outcome: 'begun';
      readonly runId: string;
      readonly verifyOnly: boolean;
      readonly generation: number;
      /** What each child of the distributed map begins with. */
      readonly segments: readonly Segment[];
      /** What the comparison begins with. */
      readonly comparison: Comparison;
    }
  /** Another rebuild is at work. */
  | { readonly outcome: 'refused' };

/** Another rebuild took over: it thought that this one had died. */
export type Superseded = { readonly outcome: 'superseded' };

export type RecountAnswer = (Segment & { readonly outcome: 'more' | 'counted' }) | Superseded;
export type CompareAnswer =
  | (Comparison & { readonly outcome: 'more' | 'look-again' })
  | { readonly outcome: 'compared' }
  | Superseded;
export type SwitchAnswer = { readonly outcome: 'switched' } | Superseded;
export type DropAnswer = { readonly outcome: 'more' | 'dropped' };
export type GiveUpAnswer = { readonly outcome: 'given-up' };
