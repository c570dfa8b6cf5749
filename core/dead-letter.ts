/**
 * A message of the dead-letter queue, told without anything that a person wrote: names of resources, codes and ids.
 *
 *   event       a rule could not deliver it: the event itself, with RULE_ARN, TARGET_ARN and ERROR_CODE beside it
 *   schedule    the clock could not call: the same with SCHEDULE_ARN
 *   invocation  a function kept failing: Lambda's record, with the event as `requestPayload`
 */
import * as z from 'zod';
import type { DeadBatch, DeadMessage } from './contracts/trouble.ts';

export type DeadLetter = {
  readonly id: string;
  /** When it came into the queue, ISO 8601 UTC. */
  readonly at: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
};

const happened = z.object({
  'detail-type': z.string().optional().catch(undefined),
  detail: z
    .object({ leadId: z.ulid().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
const failedInvocation = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  requestPayload: z.unknown().optional(),
  responsePayload: z
    .object({ errorType: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

export function deadMessageOf({ id, at, body, attributes }: DeadLetter): DeadMessage {
  const said = parsed(body);
  const invocation = failedInvocation.safeParse(said).data;
  const event = happened.safeParse(invocation?.requestPayload ?? said).data;
  const source = attributes['RULE_ARN'] ?? attributes['SCHEDULE_ARN'];
  return {
    id,
    at,
    kind: kindOf(attributes, invocation !== undefined),
    rule: source === undefined ? null : lastOf(source, '/'),
    function: functionOf(invocation?.requestContext.functionArn ?? attributes['TARGET_ARN']),
    event: codeOf(event?.['detail-type']),
    leadId: event?.detail?.leadId ?? null,
    error: codeOf(attributes['ERROR_CODE'] ?? invocation?.responsePayload?.errorType),
  };
}

function kindOf(attributes: DeadLetter['attributes'], isInvocation: boolean): DeadMessage['kind'] {
  if (attributes['RULE_ARN'] !== undefined) return 'event';
  if (attributes['SCHEDULE_ARN'] !== undefined) return 'schedule';
  return isInvocation ? 'invocation' : 'other';
}

/** `arn:aws:lambda:…:function:<name>`, perhaps with `:<version>` behind. */
function functionOf(arn: string | undefined): string | null {
  return codeOf(/:function:([^:]+)/.exec(arn ?? '')?.[1]);
}

const lastOf = (arn: string, mark: string): string | null => codeOf(arn.slice(arn.lastIndexOf(mark) + 1));

/** A name or a code as programs give them; what looks like anything else may be somebody's words. */
const codeOf = (text: string | undefined): string | null =>
  text !== undefined && /^[\w.:-]{1,100}$/.test(text) ? text : null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Lambda names a failed batch `aws/lambda/<mapping>/<shard>/yyyy/MM/dd/…`; the readers are told apart by their mappings. */
export function deadBatchOf(
  { key, at, bytes }: Pick<DeadBatch, 'key' | 'at' | 'bytes'>,
  readers: ReadonlyMap<string, NonNullable<DeadBatch['reader']>>,
): DeadBatch {
  const mapping = /^aws\/lambda\/([^/]+)\//.exec(key)?.[1] ?? null;
  return { key, mapping, reader: (mapping !== null && readers.get(mapping)) || null, at, bytes };
}
