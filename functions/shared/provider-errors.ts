/**
 * How a channel's provider fails, as two kinds and no third. `reason` is a stable code such as `MessageRejected` or
 * `Http410`: never an address, and never words of the provider, which may quote one.
 */
import { errorName } from './log.ts';

/** It will not take this message to this recipient, now or later: somebody must be told in another way. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** It could not take the message this time; the next try may go through. */
export class ProviderFailed extends Error {
  override readonly name = 'ProviderFailed';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Errors of SES SendEmail and SNS Publish that repeating does not cure, as the SDK names them. What is paused
 * (AccountSendingPausedException) or throttled goes on by itself, and what is not known here is worth another try.
 * Source: the API references of both services, the actions' own errors and the common errors.
 */
const FOR_GOOD: ReadonlySet<string> = new Set([
  // SES: the sandbox, an identity that is not verified, content that SES does not take
  'MessageRejected',
  'MailFromDomainNotVerifiedException',
  'ConfigurationSetDoesNotExistException',
  // SNS: a number that is none, or whose person asked to be left alone
  'InvalidParameterException',
  'InvalidParameterValueException',
  'ValidationException',
  'OptedOutException',
  'AuthorizationErrorException',
  // both
  'InvalidParameterValue',
  'ValidationError',
  'AccessDenied',
  'AccessDeniedException',
]);

/** What an error of the SDK means for the message. */
export function providerError(error: unknown): ProviderRefused | ProviderFailed {
  const reason = errorName(error);
  return FOR_GOOD.has(reason) ? new ProviderRefused(reason) : new ProviderFailed(reason);
}
