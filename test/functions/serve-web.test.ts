import { describe, expect, it } from 'vitest';
import { serveWebHandler } from '../../functions/serve-web/handler.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest, call } from '../support/requests.ts';

const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
const pages = 'https://lead-handoff-1.auth.eu-west-1.amazoncognito.com';
const baseUrl = 'https://api.example.com';

const file = (contentType: string, body: string) => ({ contentType, body, etag: `"${body.length}"` });
const entry = httpEdge(
  serveWebHandler(
    new Map([
      ['index.html', file('text/html; charset=utf-8', '<h1>Leads</h1>')],
      ['dashboard.js', file('text/javascript; charset=utf-8', 'start()')],
      ['review.html', file('text/html; charset=utf-8', '<iframe></iframe>')],
      ['openapi.json', file('application/json', '{"openapi":"3.1.0"}')],
      ['handoff.js', file('text/javascript; charset=utf-8', 'snippet()')],
    ]),
    { issuer, clientId: 'client', pages, baseUrl },
  ),
  recordingLog().log,
);
const get = (route: string, name?: string, headers = {}) =>
  call(entry, aRequest({ route, headers, ...(name === undefined ? {} : { params: { file: name } }) }));

describe('serve-web', () => {
  it('serves the console under a strict policy', async () => {
    const reply = await get('/');
    expect([reply.statusCode, reply.body]).toEqual([200, '<h1>Leads</h1>']);
    expect(reply.header('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.header('x-content-type-options')).toBe('nosniff');
    expect(reply.header('cache-control')).toBe('no-cache');
    const policy = reply.header('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('lets the console talk to its own API and user pool, and to nothing else of the pool’s hosts', async () => {
    const policy = (await get('/')).header('content-security-policy') ?? '';
    expect(policy.split('; ').find((it) => it.startsWith('connect-src'))).toBe(
      `connect-src 'self' ${issuer}/.well-known/ ${pages}/oauth2/`,
    );
    expect(policy.replace(/connect-src [^;]*/, '')).not.toContain('https:');
  });

  it('serves the page of a review, which may show the styles of its document and nothing more', async () => {
    const reply = await get('/reviews/{isoWeek}');
    expect([reply.statusCode, reply.body]).toEqual([200, '<iframe></iframe>']);
    const policy = reply.header('content-security-policy') ?? '';
    const styles = policy.split('; ').find((it) => it.startsWith('style-src'));
    expect(styles).toMatch(/^style-src 'self'( 'sha256-[\w+/=]+')+$/);
    const dashboard = (await get('/')).header('content-security-policy');
    expect(policy.replace(styles ?? '', '')).toBe(dashboard?.replace("style-src 'self'", ''));
  });

  it('says where to sign in, without a key', async () => {
    const reply = await get('/auth/config');
    expect(reply.statusCode).toBe(200);
    expect(reply.header('cache-control')).toBe('no-store');
    expect(reply.json()).toEqual({ issuer, clientId: 'client', baseUrl });
  });

  it('serves the form snippet to pages of other origins, for an hour', async () => {
    const reply = await get('/handoff.js');
    expect([reply.statusCode, reply.body]).toEqual([200, 'snippet()']);
    expect(reply.header('cross-origin-resource-policy')).toBe('cross-origin');
    expect(reply.header('cache-control')).toBe('public, max-age=3600');
  });

  it('serves the description of the API, also to tools of other origins', async () => {
    const reply = await get('/openapi.json');
    expect([reply.statusCode, reply.json()]).toEqual([200, { openapi: '3.1.0' }]);
    expect(reply.header('content-type')).toBe('application/json');
    expect(reply.header('access-control-allow-origin')).toBe('*');
  });

  it('serves its files, and answers 304 to who has them', async () => {
    const reply = await get('/assets/{file}', 'dashboard.js');
    expect([reply.statusCode, reply.body]).toEqual([200, 'start()']);
    const again = await get('/assets/{file}', 'dashboard.js', { 'if-none-match': reply.header('etag') });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each(['missing.js', '../index.mjs', '..%2findex.mjs', '/etc/passwd', '__proto__', 'constructor', ''])(
    'answers 404 for %j and everything else',
    async (name) => {
      const reply = await get('/assets/{file}', name);
      expect(reply.statusCode).toBe(404);
      expect(reply.header('content-type')).toBe('application/problem+json');
    },
  );
});
