/** Random secrets: of 256 bits there is nothing to guess. */
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';

export const newKeyId = (): string => ulid().toLowerCase();
export const newKeySecret = (): string => randomBytes(32).toString('base64url');
/** In the form of Standard Webhooks. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
