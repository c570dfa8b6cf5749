import * as z from 'zod';

/** The variables of send-alerts; the stack must set each of them. */
export const env = z.object({
  LEADS_TABLE: z.string().min(1),
  TEAM_TABLE: z.string().min(1),
  LINK_SECRET_ARN: z.string().min(1),
  /** Where the rep's page is served, without a slash at its end. */
  BASE_URL: z.string().min(1),
  SENDER_ADDRESS: z.string().min(1),
  /** The SES configuration set that every e-mail is sent with. */
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** The registered number that text messages come from; empty where the account needs none. */
  SMS_ORIGINATION: z.string(),
  /** Whether webhooks may go to the machine itself: where everything runs on one, and nowhere else. */
  LOOPBACK_WEBHOOKS: z.enum(['true', 'false']),
});
