/**
 * How a submission lies in quarantine: apart from the leads, and in the index `byOpenDeadline` by what became of it and
 * when it was posted, so that none of the lists by day of capture or by owner ever shows one.
 */
import * as z from 'zod';
import { captureAnswer } from '../../core/contracts/capture.ts';
import { type QuarantineStatus, quarantineStatuses } from '../../core/contracts/trouble.ts';
import type { FormFields } from '../../core/submission.ts';
import { fromItem, type Item, toItem } from './dynamo.ts';
import { quarantineKey } from './lead-items.ts';

/** As text in the table: the names of the fields are a stranger's too. */
const posted = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.tuple([z.string(), z.string()])));

const quarantinedSchema = z.object({
  pk: z.string(),
  posted,
  /** When it was posted. */
  at: z.iso.datetime(),
  /** When it is deleted, in epoch seconds. */
  expiresAt: z.number().int(),
  status: z.enum(quarantineStatuses),
  settled: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
  /** Of a released one: what its poster would have been told. */
  answer: captureAnswer.optional(),
});

export type Quarantined = Omit<z.output<typeof quarantinedSchema>, 'pk' | 'posted'> & {
  readonly id: string;
  readonly fields: FormFields;
};

/** The partition of the index: one for each status. Bots that post faster than it takes are slowed down, and no lead is. */
export const quarantineShard = (status: QuarantineStatus): string => `quarantine#${status}`;

export function quarantinedItem({ id, fields, ...kept }: Quarantined): Item {
  return toItem({
    ...quarantineKey(id),
    ...kept,
    posted: JSON.stringify([...fields]),
    openShard: quarantineShard(kept.status),
    nextDeadline: kept.at,
  });
}

export function quarantinedFrom(item: Item): Quarantined {
  const { pk, posted: fields, ...kept } = quarantinedSchema.parse(fromItem(item));
  return { ...kept, id: pk.slice(quarantineKey('').pk.length), fields: new Map(fields) };
}
