/** `POST /leads`: a form's submission is stored, then answered as its poster expects. */
import { type FormFields, isFromBot, readSubmission, type Submission } from '../../core/submission.ts';
import { formFields } from '../shared/form-body.ts';
import { html, page } from '../shared/html.ts';
import {
  type HttpHandler,
  type HttpReply,
  type HttpRequest,
  header,
  json,
  wantsPage,
} from '../shared/http.ts';
import type { intake, Taken } from '../shared/intake.ts';
import type { Log } from '../shared/log.ts';
import { type Problem, problemReply, Refused, statusOf, titleOf } from '../shared/problem.ts';

export type CaptureDependencies = {
  readonly leads: ReturnType<typeof intake>;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly now: () => number;
  readonly newId: (now: number) => string;
  readonly log: Log;
};

export function captureLeadHandler(dependencies: CaptureDependencies): HttpHandler {
  const { leads, log, allowedOrigins } = dependencies;
  return async (request) => {
    const fields = await fieldsOf(request);
    const now = dependencies.now();
    if (isFromBot(fields)) return quarantined(request, fields, now);
    const submission = submissionOf(fields);
    const taken = await leads.take(submission, now);
    if (taken.outcome === 'conflict') throw new Refused('submission-conflict');

    const { leadId, status, tier } = taken.answer;
    log.info('LEAD_TAKEN', { leadId, status, tier, outcome: taken.outcome });
    log.count('SubmissionsTaken');
    return wantsPage(request)
      ? thanks(statusFor(taken), submission.redirect, allowedOrigins)
      : json(statusFor(taken), taken.answer);
  };

  /** A bot is told what a person would be, whatever it sent, so that it does not learn. */
  async function quarantined(request: HttpRequest, fields: FormFields, now: number): Promise<HttpReply> {
    const leadId = dependencies.newId(now);
    const read = readSubmission(fields);
    const { tier } = await leads.quarantine(leadId, fields, read.ok ? read.submission : null, now);
    log.info('SUBMISSION_QUARANTINED', { leadId });
    log.count('SubmissionsQuarantined');
    return wantsPage(request)
      ? thanks(201, fields.get('redirect'), allowedOrigins)
      : json(201, { leadId, status: 'captured', tier });
  }
}

async function fieldsOf(request: HttpRequest): Promise<FormFields> {
  const fields = new Map(await formFields(request));
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !fields.get('submission_id')?.trim()) fields.set('submission_id', key);
  return fields;
}

function submissionOf(fields: FormFields): Submission {
  const read = readSubmission(fields);
  if (!read.ok) throw new Refused('invalid-fields', { errors: read.errors });
  return read.submission;
}

const statusFor = (taken: Taken): number => (taken.outcome === 'accepted' ? 201 : 200);

/** A browser goes on to the page the form named, if that belongs to us; it is never sent anywhere else. */
function thanks(
  statusCode: number,
  redirect: string | undefined,
  allowedOrigins: ReadonlySet<string>,
): HttpReply {
  if (redirect !== undefined && URL.canParse(redirect)) {
    const { origin, href } = new URL(redirect);
    if (allowedOrigins.has(origin)) {
      return { statusCode: 303, headers: { location: href, 'cache-control': 'no-store' }, body: '' };
    }
  }
  return page(
    statusCode,
    'Thank you',
    html`<section><h1>Thank you</h1><p>We have your message and will be in touch soon.</p></section>`,
  );
}

/** A person in a browser sees what to mend; everything else gets problem+json. */
export function tellPoster(problem: Problem, request: HttpRequest): HttpReply {
  if (!wantsPage(request)) return problemReply(problem);
  const errors = problem.errors ?? [];
  return page(
    statusOf(problem),
    titleOf(problem),
    html`<section><h1>${titleOf(problem)}</h1>
<p>Nothing was sent. Please go back and try again.</p>
<dl>${errors.map(({ path, message }) => html`<dt>${path}</dt><dd>${message}</dd>`)}</dl></section>`,
  );
}
