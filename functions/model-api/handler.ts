/** `/api/model`: the operating model for people to read, and what its clocks mean at a time. */
import { deadlinesQuery, type ModelAnswer } from '../../core/contracts/model.ts';
import { dayIn } from '../../core/day.ts';
import { deadlinePreview } from '../../core/deadline-preview.ts';
import { modelView } from '../../core/model-view.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Authorizer, Role } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { TeamStore } from '../shared/team-store.ts';

export type ModelApiDependencies = {
  readonly authorizer: Authorizer;
  readonly team: Pick<TeamStore, 'all'>;
  readonly model: OperatingModel;
  readonly now: () => number;
};

const readers: readonly Role[] = ['rep', 'manager', 'marketer', 'admin', 'bi'];

export function modelApiHandler({ authorizer, team, model, now }: ModelApiDependencies): HttpHandler {
  return async (request) => {
    const { role } = await authorizer.require(request, readers);
    switch (request.routeKey) {
      case 'GET /api/model':
        return tell(role);
      case 'GET /api/model/deadlines':
        return preview(request);
      default:
        throw new Refused('not-found');
    }
  };

  async function tell(role: Role): Promise<HttpReply> {
    const answer: ModelAnswer = modelView(model, {
      team: await team.all(),
      today: dayIn(model.calendar.timeZone, now()),
      seesAddresses: role === 'manager' || role === 'admin',
    });
    return json(200, answer);
  }

  function preview(request: HttpRequest): HttpReply {
    const told = deadlinePreview(model, { now: now(), ...readQuery(request, deadlinesQuery) });
    switch (told.outcome) {
      case 'previewed':
        return json(200, told.preview);
      case 'wrong-question':
        throw new Refused('invalid-fields', { errors: [{ path: told.field, message: told.message }] });
      case 'closed':
        // Nobody can ask for a better time: from there on the calendar has no hours.
        throw new Refused('invalid-fields', { errors: [{ path: 'at', message: told.message }] });
    }
  }
}
