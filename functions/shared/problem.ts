/** Every way a request can be refused, in one list, and how each is told (RFC 9457 problem+json). */
import type { ProblemAnswer } from '../../core/contracts/problem.ts';
import type { FieldError } from '../../core/submission.ts';
import type { HttpReply } from './http.ts';

const problems = {
  'malformed-body': { status: 400, title: 'The body cannot be read' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'Sign in, or send an API key' },
  forbidden: { status: 403, title: 'You may not do that' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'submission-conflict': { status: 409, title: 'The submission id was used for another submission' },
  released: { status: 409, title: 'The submission is a lead already' },
  'stage-forbids': { status: 409, title: 'The stage of the lead forbids it' },
  'status-forbids': { status: 409, title: 'The status of the experiment forbids it' },
  'not-qualified': { status: 409, title: 'Fit and intent are not both confirmed' },
  'already-open': { status: 409, title: 'The person has another open lead' },
  'id-taken': { status: 409, title: 'Somebody has that id' },
  'fallback-manager': { status: 409, title: 'The fallback manager must stay an active manager' },
  'no-webhook': { status: 409, title: 'The member has no webhook' },
  'week-not-over': { status: 409, title: 'The week is not over yet' },
  'rebuild-runs': { status: 409, title: 'The figures are being rebuilt' },
  stale: { status: 412, title: 'It has changed since you read it' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The content type is not supported' },
  'gate-shut': { status: 422, title: 'Fit and intent must both be confirmed' },
  'invalid-fields': { status: 422, title: 'Some fields are not valid' },
  unexpected: { status: 500, title: 'Something failed on our side' },
  'too-busy': { status: 503, title: 'Too many changes at once; try again' },
} as const;

export type ProblemKind = keyof typeof problems;
export type Problem = {
  readonly kind: ProblemKind;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[];
};

/** Thrown by a handler to refuse a request; the HTTP edge turns it into the answer. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(kind: ProblemKind, more: Omit<Problem, 'kind'> = {}) {
    super(kind);
    this.problem = { kind, ...more };
  }
}

export function statusOf({ kind }: Problem): number {
  return problems[kind].status;
}

export function titleOf({ kind }: Problem): string {
  return problems[kind].title;
}

export function problemReply(problem: Problem): HttpReply {
  const { status, title } = problems[problem.kind];
  const body: ProblemAnswer = {
    type: `urn:lead-handoff:problem:${problem.kind}`,
    title,
    status,
    detail: problem.detail,
    errors: problem.errors && [...problem.errors],
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.kind === 'too-busy' ? { 'retry-after': '1' } : {}),
      ...(problem.kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(body),
  };
}
