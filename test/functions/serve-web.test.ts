import { describe, expect, it } from 'vitest';
import { serveWebHandler } from '../../functions/serve-web/handler.ts';
import { httpEdge } from '../../functions/shared/http-edge.ts';
import { recordingLog } from '../support/recording-log.ts';
import { aRequest, call } from '../support/requests.ts';

const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool';
const baseUrl = 'https://api.example.com';

const file = (contentType: string, body: string) => ({ contentType, body, etag: `"${body.length}"` });
const entry = httpEdge(
  serveWebHandler(
    new Map([
      ['openapi.json', file('application/json', '{"openapi":"3.1.0"}')],
      ['handoff.js', file('text/javascript; charset=utf-8', 'snippet()')],
    ]),
    { issuer, clientId: 'client', baseUrl },
  ),
  recordingLog().log,
);
const get = (route: string, headers = {}) => call(entry, aRequest({ route, headers }));

describe('serve-web', () => {
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

  it('answers 304 to who has a file', async () => {
    const reply = await get('/handoff.js');
    const again = await get('/handoff.js', { 'if-none-match': reply.header('etag') });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('answers 404 for everything else', async () => {
    for (const route of ['/', '/index.html', '/../index.mjs']) {
      const reply = await get(route);
      expect(reply.statusCode).toBe(404);
      expect(reply.header('content-type')).toBe('application/problem+json');
    }
  });
});
