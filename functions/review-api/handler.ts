/** `/api/reviews`: the weekly reviews, as JSON or as the printable document; a week that is not frozen as a draft. */
import { reviewRequest } from '../../core/contracts/review.ts';
import { dayIn } from '../../core/day.ts';
import type { DayRange } from '../../core/day-range.ts';
import { daysOfWeek } from '../../core/iso-week.ts';
import type { Review } from '../../core/review.ts';
import type { Authorizer, Role } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json, wantsPage } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { readBody } from '../shared/request.ts';
import type { BuildReview } from '../shared/review-building.ts';
import type { FreezeReview } from '../shared/review-freezing.ts';
import type { MailReview } from '../shared/review-mail.ts';
import { reviewDocument, reviewStyleSources } from '../shared/review-page.ts';
import type { ReviewStore } from '../shared/review-store.ts';

export type ReviewApiDependencies = {
  readonly authorizer: Authorizer;
  readonly reviews: Pick<ReviewStore, 'read' | 'list'>;
  readonly build: BuildReview;
  readonly freeze: FreezeReview;
  readonly mail: MailReview;
  /** Where the console is, without a slash at its end. */
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly now: () => number;
};

const readers: readonly Role[] = ['rep', 'manager', 'marketer', 'admin', 'bi'];
const writers: readonly Role[] = ['manager', 'marketer', 'admin'];

export function reviewApiHandler(dependencies: ReviewApiDependencies): HttpHandler {
  const { authorizer, reviews, build, freeze, mail, baseUrl, timeZone, now } = dependencies;

  return async (request) => {
    switch (request.routeKey) {
      case 'GET /api/reviews':
        await authorizer.require(request, readers);
        return json(200, { items: await reviews.list() });
      case 'GET /api/reviews/{isoWeek}':
        await authorizer.require(request, readers);
        return read(request);
      case 'POST /api/reviews/{isoWeek}':
        await authorizer.require(request, writers);
        return write(request);
      default:
        throw new Refused('not-found');
    }
  };

  async function read(request: HttpRequest): Promise<HttpReply> {
    const { isoWeek, week } = weekOf(request);
    const review = (await reviews.read(isoWeek)) ?? (await build(isoWeek, week));
    return wantsPage(request) ? documentReply(review) : json(200, review);
  }

  async function write(request: HttpRequest): Promise<HttpReply> {
    const { isoWeek, week } = weekOf(request);
    const { again, send } = readBody(request, reviewRequest);
    if (week.to >= today()) throw new Refused('week-not-over');
    const { outcome, review } = await freeze(isoWeek, week, again);
    const mailed = send ? await mail(review) : null;
    return json(outcome === 'frozen' ? 201 : 200, { ...review, mailed });
  }

  /** A week that has begun; throws `Refused` for one that has not, and for what is none. */
  function weekOf(request: HttpRequest): { readonly isoWeek: string; readonly week: DayRange } {
    const isoWeek = request.pathParameters?.['isoWeek'] ?? '';
    const week = daysOfWeek(isoWeek);
    if (week === null) {
      const errors = [{ path: 'isoWeek', message: 'expected an ISO week such as 2026-W47' }];
      throw new Refused('invalid-fields', { errors });
    }
    if (week.from > today()) throw new Refused('not-found', { detail: 'The week has not begun.' });
    return { isoWeek, week };
  }

  function today(): string {
    return dayIn(timeZone, now());
  }

  function documentReply(review: Review): HttpReply {
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': `default-src 'none'; style-src ${reviewStyleSources}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
      body: reviewDocument(review, `${baseUrl}/reviews/${review.isoWeek}`),
    };
  }
}
