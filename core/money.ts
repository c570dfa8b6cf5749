import * as z from 'zod';

/** An amount in minor units of an ISO 4217 currency: 1999 of EUR is 19.99. */
export const moneySchema = z.object({ amountMinor: z.number().int().min(0), currency: z.string().length(3) });
export type Money = z.infer<typeof moneySchema>;
