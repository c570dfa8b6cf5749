/** Where the built-in issuer is: below the API, so that the console reaches it without leaving its origin. */
export const ISSUER_PATH = '/local/issuer';

/** What tokens name as their issuer; `origin` without a slash at its end. */
export const issuerAddress = (origin: string): string => `${origin}${ISSUER_PATH}`;
