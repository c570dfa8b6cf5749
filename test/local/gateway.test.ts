import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readApi } from '../../local/http/api.ts';
import { createFront } from '../../local/http/front.ts';
import { createGateway } from '../../local/http/gateway.ts';
import { createRouter } from '../../local/http/routes.ts';
import { openServer, type PublicServer } from '../../local/http/server.ts';
import { createAuthority } from '../../local/iam/authority.ts';
import type { InvokeResult } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

type Event = Record<string, unknown> & { headers: Record<string, string> };

const route = (routeKey: string) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { RouteKey: routeKey, Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] } },
});

const template = (stage: object = {}, api: object = {}, sourcePath = '/*/*/*') => ({
  Resources: {
    Role: { Type: 'AWS::IAM::Role' },
    Web: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...api } },
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: '$default', ...stage } },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Web', 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: 'Web' },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: {
          'Fn::Sub': `arn:aws:execute-api:$\{AWS::Region}:$\{AWS::AccountId}:$\{Api}${sourcePath}`,
        },
      },
    },
    PostLeads: route('POST /leads'),
    GetLead: route('GET /leads/{id}'),
  },
});

let server: PublicServer;
let events: Event[];
let answer: (event: Event) => InvokeResult;

const serve = (made: object) => {
  const stack = resolveStack(parseTemplate(made), {}, localPlace(server.origin));
  const api = readApi(stack, createAuthority(stack), Date.now());
  const localRoutes = new Map([
    ['/local/x', (_: unknown, response: { end(text: string): void }) => response.end('own')],
  ]);
  server.serve(
    createFront({
      localRoutes,
      site: createGateway({
        api,
        clock: { now: () => Date.now() },
        log: () => {},
        invoke: async (functionId, payload) => {
          expect(functionId).toBe('Web');
          events.push(payload as Event);
          return answer(payload as Event);
        },
      }),
      log: () => {},
    }),
  );
};

const ok = (payload: unknown): InvokeResult => ({ ok: true, payload });
const url = (path: string) => `${server.origin}${path}`;
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(url('/leads'), { method: 'POST', body, headers });

beforeEach(async () => {
  server = await openServer(0);
  events = [];
  answer = () => ok({ statusCode: 200 });
  serve(template());
});
afterEach(() => server.stop());

describe('the event', () => {
  it('carries the request in payload format 2.0', async () => {
    await fetch(url('/leads/a%20b?x=1&x=2&y=%C3%A4'), {
      headers: { Cookie: 'a=1; b=2', 'X-Some': 'Thing', 'X-Forwarded-For': '8.8.8.8' },
    });
    const [event] = events;
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /leads/{id}',
      rawPath: '/leads/a b',
      rawQueryString: 'x=1&x=2&y=%C3%A4',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { x: '1,2', y: 'ä' },
      pathParameters: { id: 'a b' },
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        http: { method: 'GET', path: '/leads/a b', sourceIp: '127.0.0.1' },
      },
    });
    expect(event?.headers).toMatchObject({ 'x-some': 'Thing', 'x-forwarded-for': '8.8.8.8, 127.0.0.1' });
    expect(event?.headers).not.toHaveProperty('cookie');
    expect(event?.['body']).toBeUndefined();
  });

  it.each<[string, string, boolean]>([
    ['application/json', '{"a":"ä"}', false],
    ['application/json; charset=utf-8', '{}', false],
    ['text/plain', 'hello', false],
    ['application/x-www-form-urlencoded', 'a=b', true],
    ['multipart/form-data; boundary=x', '--x--', true],
  ])('%s body %s is base64: %s', async (type, body, isBase64Encoded) => {
    await post(body, { 'content-type': type });
    const expected = isBase64Encoded ? Buffer.from(body).toString('base64') : body;
    expect(events[0]).toMatchObject({ body: expected, isBase64Encoded });
  });

  it('keeps bytes that are not UTF-8, whatever the type says', async () => {
    const bytes = Uint8Array.from([0x7b, 0xff, 0x00]);
    await post(bytes, { 'content-type': 'application/json' });
    expect(events[0]).toMatchObject({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true });
  });
});

describe('the response', () => {
  it('has the status, headers, cookies and decoded body of the function', async () => {
    const body = Buffer.from([1, 2, 255]).toString('base64');
    answer = () =>
      ok({ statusCode: 201, headers: { 'X-A': 1 }, cookies: ['a=1', 'b=2'], body, isBase64Encoded: true });
    const response = await post('{}');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-a')).toBe('1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255]);
  });

  it('is JSON with 200 when the function gives no status', async () => {
    answer = () => ok({ message: 'hi' });
    const response = await post('{}');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual({ message: 'hi' });
  });

  it.each<[string, InvokeResult]>([
    ['an error of the function', { ok: false, errorType: 'Error', errorMessage: 'secret' }],
    ['a status that is none', ok({ statusCode: 'x' })],
    ['a body that is no text', ok({ statusCode: 200, body: { a: 1 } })],
    ['a header that would break the response', ok({ statusCode: 200, headers: { a: 'x\r\nb: y' } })],
  ])('%s is a bare 500', async (_, result) => {
    answer = () => result;
    const response = await post('{}');
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"message":"Internal Server Error"}');
  });
});

describe('refusals', () => {
  it.each([
    ['GET', '/nowhere', 404, 'Not Found'],
    ['DELETE', '/leads', 404, 'Not Found'],
    ['HEAD', '/leads/1', 404, undefined],
    ['GET', '/leads/%ff', 400, 'Bad Request'],
  ])('%s %s is %i', async (method, path, status, message) => {
    const response = await fetch(url(path), { method });
    expect(response.status).toBe(status);
    if (message) expect(await response.json()).toEqual({ message });
    expect(events).toEqual([]);
  });

  it('a body over 10 MB is 413 and does not reach the function', async () => {
    const response = await post(new Uint8Array(10 * 1024 * 1024 + 1)).catch(() => undefined);
    if (response) expect(response.status).toBe(413);
    expect(events).toEqual([]);
  });

  it('a chunked body over 10 MB is cut off', async () => {
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), '127.0.0.1');
    const head = 'POST /leads HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    const status = await new Promise<string>((resolve) => {
      socket.on('data', (data) => resolve(data.toString().slice(9, 12)));
      socket.on('error', () => resolve('cut'));
      socket.write(head + chunk.repeat(11));
    });
    socket.destroy();
    expect(['413', 'cut']).toContain(status);
    expect(events).toEqual([]);
  });

  it('another host name than this machine is 403, for local pages too', async () => {
    for (const path of ['/leads/1', '/local/x']) {
      const status = await new Promise((resolve) => {
        const { port } = new URL(server.origin);
        const sent = httpRequest(
          { port, host: '127.0.0.1', path, headers: { host: 'evil.example' } },
          (got) => {
            got.resume();
            resolve(got.statusCode);
          },
        );
        sent.end();
      });
      expect(status).toBe(403);
    }
    expect(events).toEqual([]);
  });

  it('a function that does not permit the API is 500', async () => {
    serve(template({}, {}, '/*/*/other'));
    expect((await post('{}')).status).toBe(500);
    expect(events).toEqual([]);
  });

  it('a burst over the stage limit is 429 with Retry-After', async () => {
    serve(template({ DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.5 } }));
    const responses = [await post('{}'), await post('{}'), await post('{}')];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses[2]?.headers.get('retry-after')).toBe('2');
    expect(await responses[2]?.json()).toEqual({ message: 'Too Many Requests' });
    expect((await fetch(url('/leads/1'))).status).toBe(200);
  });
});

it('answers its own pages before the routes of the API', async () => {
  expect(await (await fetch(url('/local/x'))).text()).toBe('own');
});

it.each<[object, object, RegExp]>([
  [{ StageName: 'prod' }, {}, /Stage.*\$default/],
  [{}, { CorsConfiguration: { AllowOrigins: ['*'] } }, /Api.*CorsConfiguration/],
])('stops for a feature that it does not play', (stage, api, message) => {
  expect(() => serve(template(stage, api))).toThrow(message);
});

describe('routes', () => {
  const find = createRouter(
    ['GET /', 'ANY /a/{proxy+}', 'GET /a/{id}', 'ANY /a/{id}', 'GET /a/b', 'POST /a/b', '$default'].map(
      (routeKey) => ({ routeKey, target: undefined }),
    ),
  );
  it.each<[string, string, string, object]>([
    ['GET', '/', 'GET /', {}],
    ['GET', '/a/b', 'GET /a/b', {}],
    ['PUT', '/a/b', 'ANY /a/{id}', { id: 'b' }],
    ['GET', '/a/c', 'GET /a/{id}', { id: 'c' }],
    ['GET', '/a/c/d', 'ANY /a/{proxy+}', { proxy: 'c/d' }],
    ['GET', '/a/', '$default', {}],
    ['GET', '/b', '$default', {}],
  ])('%s %s → %s', (method, path, routeKey, pathParameters) => {
    expect(find(method, path)).toEqual({ route: { routeKey, target: undefined }, pathParameters });
  });
});

it('names the port that is taken', async () => {
  const { port } = new URL(server.origin);
  await expect(openServer(Number(port))).rejects.toThrow(`Port ${port} is in use`);
});
