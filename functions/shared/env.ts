import * as z from 'zod';

/** How long a policy minute of an elapsed clock lasts, in milliseconds: 60000 except where time is speeded up. */
export const policyMinuteMs = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number);

/** Whose access tokens count: what they name as issuer, and the client they are for. */
export const tokenVariables = { ISSUER: z.url(), CLIENT_ID: z.string().min(1) };

/** What the weekly review is mailed with. */
export const reviewMailVariables = {
  /** Where the console is, without a slash at its end. */
  BASE_URL: z.string().min(1),
  SENDER_ADDRESS: z.string().min(1),
  /** The SES configuration set that every e-mail is sent with. */
  MAIL_CONFIGURATION_SET: z.string().min(1),
};
