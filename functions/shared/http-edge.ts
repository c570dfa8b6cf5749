/** The HTTP edge of a function: what its handler refuses or fails at becomes an answer. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { TooMuchContention } from './dynamo.ts';
import type { HttpHandler, HttpReply, HttpRequest } from './http.ts';
import { errorName, type Log } from './log.ts';
import { type Problem, problemReply, Refused, statusOf } from './problem.ts';

/** How this function tells a refusal; problem+json unless it talks to browsers. */
export type TellProblem = (problem: Problem, request: HttpRequest) => HttpReply;

/**
 * A Lambda handler for HTTP: what the handler refuses becomes a problem, what fails becomes a 500 that says nothing
 * of its cause, and both are logged by name.
 */
export function httpEdge(
  handler: HttpHandler,
  log: Log,
  options: { tell?: TellProblem; before?: middy.MiddlewareObj[] } = {},
) {
  const tell = options.tell ?? problemReply;
  const edge = middy<HttpRequest, HttpReply, Error, Context>();
  for (const middleware of options.before ?? []) edge.use(middleware);
  edge.onError((failed) => {
    const problem = problemOf(failed.error);
    if (statusOf(problem) >= 500) {
      log.error('REQUEST_FAILED', { problem: problem.kind, error: errorName(failed.error) });
      log.count('RequestsFailed');
    } else log.info('REQUEST_REFUSED', { problem: problem.kind });
    failed.response = tell(problem, failed.event);
  });
  return edge.handler(handler);
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof TooMuchContention) return { kind: 'too-busy' };
  return { kind: 'unexpected' };
}
