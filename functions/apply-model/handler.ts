/**
 * The operating model as a resource of the deployment: CloudFormation asks for it whenever the model changed, and a
 * refusal fails the deployment with its reason. See "Custom resource request objects" and "… response objects" in the
 * CloudFormation user guide.
 */
import * as z from 'zod';
import { errorName, type Log } from '../shared/log.ts';
import { type ApplyModel, ModelRefused } from './application.ts';

const requestSchema = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  /** Signed for one PUT. */
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
});

/** There is one model, so it never is replaced by another resource. */
const PHYSICAL_ID = 'operating-model';

/** What CloudFormation takes of an answer at most is 4,096 bytes, whatever language the reason is in. */
const LONGEST_REASON = 1_000;

export type ApplyHandlerDependencies = {
  readonly apply: ApplyModel;
  /** Puts the text to the address, without a content type: the signature covers it. Throws unless it was taken. */
  readonly put: (url: string, body: string) => Promise<void>;
  readonly log: Log;
};

/**
 * Always answers: a request without an answer holds a deployment up until it times out. An answer that cannot be
 * delivered is thrown; Lambda then makes the whole invocation again, which changes nothing twice.
 */
export function applyModelHandler({ apply, put, log }: ApplyHandlerDependencies) {
  return async (event: unknown): Promise<void> => {
    const { RequestType, ResponseURL, ...named } = requestSchema.parse(event);
    const { RequestId, StackId, LogicalResourceId } = named;
    const result = RequestType === 'Delete' ? succeeded : await outcome();
    const answer = { ...result, PhysicalResourceId: PHYSICAL_ID, StackId, RequestId, LogicalResourceId };
    await put(ResponseURL, JSON.stringify(answer));
  };

  async function outcome() {
    try {
      await apply();
      return succeeded;
    } catch (error) {
      const isRefused = error instanceof ModelRefused;
      log.error(isRefused ? 'MODEL_REFUSED' : 'MODEL_NOT_APPLIED', { error: errorName(error) });
      // What else failed may quote what is stored; its name leads to the log.
      const Reason = isRefused ? error.message : `${errorName(error)}; see the log of apply-model`;
      return { Status: 'FAILED', Reason: Reason.slice(0, LONGEST_REASON) };
    }
  }
}

const succeeded = { Status: 'SUCCESS' };
