/**
 * Who is calling, for every function behind /api: a person with an access token, or a machine with an API key.
 * A token's signature is cached by its checker; what can be taken back (a key, a role, a place on the team) is read anew
 * at each request, so that it stops at once.
 */

import type { MemberRole } from '../../core/team.ts';
import type { KeyRole } from '../../core/team-contracts.ts';
import type { TokenCheck } from './access-token.ts';
import type { ApiKeys } from './api-keys.ts';
import { type HttpRequest, header } from './http.ts';
import { Refused } from './problem.ts';
import type { TeamStore } from './team-store.ts';

export type Person = { readonly kind: 'person'; readonly memberId: string; readonly role: MemberRole };
export type Machine = {
  readonly kind: 'key';
  readonly keyId: string;
  readonly name: string;
  readonly role: KeyRole;
};
/** Who is calling, and in which role. */
export type Principal = Person | Machine;
export type Role = Principal['role'];

/** As events name who did it: `rep:alex`, `key:reports`. */
export const actorOf = (caller: Principal): string =>
  caller.kind === 'person' ? `${caller.role}:${caller.memberId}` : `key:${caller.name}`;

export type AuthorizerDependencies = {
  readonly keys: Pick<ApiKeys, 'find'>;
  readonly team: Pick<TeamStore, 'read'>;
  /** Whose access token it is, or that it is none of ours. */
  readonly checkToken: (token: string) => Promise<TokenCheck>;
};

export type Authorizer = ReturnType<typeof authorizer>;

export function authorizer({ keys, team, checkToken }: AuthorizerDependencies) {
  return {
    /** The caller, if their role is one of those allowed; throws `Refused` otherwise. */
    async require(request: HttpRequest, allowed: readonly Role[]): Promise<Principal> {
      const caller = await callerOf(request);
      if (caller === null) throw new Refused('unauthenticated');
      if (!allowed.includes(caller.role)) throw new Refused('forbidden');
      return caller;
    },
  };

  async function callerOf(request: HttpRequest): Promise<Principal | null> {
    const bearer = /^Bearer\s+(\S+)$/i.exec(header(request, 'authorization') ?? '')?.[1];
    const credential = header(request, 'x-api-key') || bearer;
    if (credential === undefined) return null;
    return isToken(credential) ? personBehind(credential) : keys.find(credential);
  }

  async function personBehind(token: string): Promise<Person | null> {
    const checked = await checkToken(token);
    if (checked.outcome === 'invalid') return null;
    const member = await team.read(checked.username);
    return member?.active ? { kind: 'person', memberId: member.id, role: member.role } : null;
  }
}

/** Three parts between dots; a key of ours has none. */
const isToken = (credential: string): boolean => credential.split('.').length === 3;
