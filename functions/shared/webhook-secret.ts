/**
 * The key that signs a member's webhooks, in the form of Standard Webhooks. It is derived from the deployment's own
 * secret, so it is stored nowhere, each member has another, and who knows one can forge neither a link nor the others.
 */
import { createHmac } from 'node:crypto';

export const webhookSecret = (memberId: string, secret: string): string =>
  `whsec_${createHmac('sha256', secret).update(`webhook ${memberId}`).digest('base64')}`;
