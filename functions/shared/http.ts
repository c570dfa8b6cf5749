/** The HTTP edge of a function: requests as API Gateway v2 hands them over, answers, and refusals as problems. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { TooMuchContention } from './dynamo.ts';
import { errorName, type Log } from './log.ts';
import { type Problem, problemReply, Refused } from './problem.ts';

export type HttpRequest = APIGatewayProxyEventV2;
export type HttpReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpHandler = (request: HttpRequest) => Promise<HttpReply>;

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
    if (problem.kind === 'unexpected') log.error('REQUEST_FAILED', { error: errorName(failed.error) });
    else log.info('REQUEST_REFUSED', { problem: problem.kind });
    failed.response = tell(problem, failed.event);
  });
  return edge.handler(handler);
}

function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (error instanceof TooMuchContention) return { kind: 'too-busy' };
  return { kind: 'unexpected' };
}

export function json(
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** A header by its lower-case name; API Gateway hands all of them over in lower case. */
export function header(request: HttpRequest, name: string): string | undefined {
  return request.headers?.[name];
}

/** Whether a browser is asking for a page to show to a person. */
export function wantsPage(request: HttpRequest): boolean {
  return header(request, 'accept')?.includes('text/html') ?? false;
}
