/** `/api/keys`: the keys of machines. Apart from the rest of the API, so that nothing else there can write one. */
import type { KeyListAnswer } from '../../core/contracts/team.ts';
import { keyId, newKeyRequest } from '../../core/team-contracts.ts';
import type { ApiKeys } from '../shared/api-keys.ts';
import { type Authorizer, actorOf } from '../shared/authorizer.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, json } from '../shared/http.ts';
import type { IssueKey } from '../shared/key-issuing.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { readBody } from '../shared/request.ts';
import type { TeamAudit } from '../shared/team-audit.ts';

export type KeyApiDependencies = {
  readonly authorizer: Authorizer;
  readonly keys: Pick<ApiKeys, 'list' | 'revoke'>;
  readonly issue: IssueKey;
  readonly audit: Pick<TeamAudit, 'recording'>;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

export function keyApiHandler(dependencies: KeyApiDependencies): HttpHandler {
  const { authorizer, keys, issue, audit, now, patience, log } = dependencies;

  return async (request) => {
    const actor = actorOf(await authorizer.require(request, ['admin']));
    switch (request.routeKey) {
      case 'GET /api/keys':
        return list();
      case 'POST /api/keys':
        return json(201, await issue(readBody(request, newKeyRequest), actor));
      case 'DELETE /api/keys/{id}':
        return revoke(keyIdOf(request), actor);
      default:
        throw new Refused('not-found');
    }
  };

  async function list(): Promise<HttpReply> {
    const answer: KeyListAnswer = { items: await keys.list() };
    return json(200, answer);
  }

  async function revoke(id: string, actor: string): Promise<HttpReply> {
    const at = new Date(now()).toISOString();
    const entry = audit.recording({ at, actor, what: 'key-revoked', id, fields: [] });
    const outcome = await untilSettled(() => keys.revoke(id, at, [entry]), patience);
    if (outcome === 'no-key') throw new Refused('not-found');
    if (outcome === 'revoked') log.info('API_KEY_REVOKED', { keyId: id });
    return { statusCode: 204, headers: { 'cache-control': 'no-store' }, body: '' };
  }
}

/** What cannot be an id is a key that does not exist. */
function keyIdOf(request: HttpRequest): string {
  const named = keyId.safeParse(request.pathParameters?.['id']);
  if (!named.success) throw new Refused('not-found');
  return named.data;
}
