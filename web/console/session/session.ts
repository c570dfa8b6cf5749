/**
 * Who works with the console: a person who signed in at the user pool, or whoever pasted an API key. Either is kept for
 * this tab and no longer.
 */
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

const KEY = 'lead-handoff-key';

/** What the requests of whoever is there carry. */
export type Credentials = Readonly<Record<string, string>>;

export type Session = {
  /** Why the sign-in that the person just comes back from did not work; null when it did, or there was none. */
  readonly failure: string | null;
  /** Null when nobody is there, or no longer. Renews the token of a person when it has run out. */
  credentials(): Promise<Credentials | null>;
  /** Sends the person to the sign-in page of the user pool, and back to the page they are on. */
  signIn(): Promise<void>;
  enterKey(key: string): void;
  /** Ends what the API refused: whoever was there is to sign in again. */
  forget(): Promise<void>;
  /** Leaves for good: also at the user pool. */
  signOut(): Promise<void>;
};

type Config = { readonly issuer: string; readonly clientId: string; readonly baseUrl: string };

/**
 * Takes up the session of this tab, and finishes the sign-in if the person is just coming back from the user pool.
 * @throws when the server does not say where to sign in.
 */
export async function openSession(): Promise<Session> {
  const response = await fetch('/auth/config');
  if (!response.ok) throw new Error(`status ${response.status}`);
  const { issuer, clientId, baseUrl } = (await response.json()) as Config;
  // The user pool sends people back to this address only, so a sign-in that began under another name would get lost.
  if (location.origin !== new URL(baseUrl).origin) location.replace(`${baseUrl}${location.pathname}`);

  const users = userManager(issuer, clientId, `${baseUrl}/`);
  const failure = await finishSignIn(users);

  const forget = async (): Promise<void> => {
    sessionStorage.removeItem(KEY);
    await users.removeUser();
  };
  return {
    failure,
    credentials: async () => keyHolder() ?? (await person(users)),
    signIn: () => users.signinRedirect({ state: location.pathname + location.search }),
    enterKey: (key) => sessionStorage.setItem(KEY, key),
    forget,
    signOut: async () => {
      const signedIn = await users.getUser();
      // What is left at the user pool expires by itself; it keeps nobody from leaving.
      if (signedIn) await users.revokeTokens(['refresh_token']).catch(() => undefined);
      await forget();
      const end = signedIn && (await users.metadataService.getEndSessionEndpoint().catch(() => undefined));
      const query = new URLSearchParams({ client_id: clientId, logout_uri: `${baseUrl}/` });
      location.assign(end ? `${end}?${query}` : '/');
    },
  };
}

function userManager(issuer: string, clientId: string, home: string): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: home,
    response_type: 'code',
    scope: 'openid',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

/** The code works once, so it leaves the address whatever becomes of it. */
async function finishSignIn(users: UserManager): Promise<string | null> {
  const query = new URLSearchParams(location.search);
  if (!query.has('state') || !(query.has('code') || query.has('error'))) return null;
  const answer = location.href;
  history.replaceState(null, '', '/');
  try {
    const { state } = await users.signinRedirectCallback(answer);
    // Whoever signs in means to be that person, and not the key that was used before.
    sessionStorage.removeItem(KEY);
    if (isPageOfOurs(state)) history.replaceState(null, '', state);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer';
  }
}

/** `//host` would be a page of somebody else's. */
const isPageOfOurs = (state: unknown): state is string =>
  typeof state === 'string' && /^\/(?!\/)/.test(state);

function keyHolder(): Credentials | null {
  const key = sessionStorage.getItem(KEY);
  return key === null ? null : { 'x-api-key': key };
}

async function person(users: UserManager): Promise<Credentials | null> {
  const kept = await users.getUser();
  const user = kept?.expired ? await users.signinSilent().catch(() => null) : kept;
  return user && { authorization: `Bearer ${user.access_token}` };
}
