import * as z from 'zod';
import type { Resource } from '../ports.ts';

/**
 * The properties of a resource as a strict schema reads them.
 * @throws naming the resource and every property that would go unplayed here.
 */
export const supported = <Schema extends z.ZodType>(
  { logicalId, properties }: Resource,
  schema: Schema,
): z.output<Schema> => {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${logicalId}: not supported by the local runtime in this form: ${z.prettifyError(parsed.error)}`,
  );
};
