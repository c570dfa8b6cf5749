import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFront } from '../../local/http/front.ts';
import { openServer, type PublicServer } from '../../local/http/server.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';
import { uploadersOf } from '../../local/web/bucket.ts';
import { createDistribution } from '../../local/web/distribution.ts';
import { normalPath, pathPattern } from '../../local/web/path-pattern.ts';
import { allViewerExceptHostHeader, cachingDisabled, cachingOptimized } from '../../local/web/settings.ts';

const getAtt = (...name: string[]) => ({ 'Fn::GetAtt': name });
const ref = (name: string) => ({ Ref: name });
const apiHost = ['.execute-api.', ref('AWS::Region'), '.', ref('AWS::URLSuffix')];

const toApi = {
  PathPattern: '/api/*',
  TargetOriginId: 'api',
  AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  CachePolicyId: cachingDisabled,
  OriginRequestPolicyId: allViewerExceptHostHeader,
  ViewerProtocolPolicy: 'https-only',
};
const toFiles = {
  TargetOriginId: 'files',
  AllowedMethods: ['GET', 'HEAD'],
  CachePolicyId: cachingOptimized,
  Compress: true,
  ViewerProtocolPolicy: 'redirect-to-https',
  ResponseHeadersPolicyId: ref('Headers'),
  FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: getAtt('Pages', 'FunctionARN') }],
};
const upload = (more: object) => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: {
    ServiceToken: getAtt('Uploader', 'Arn'),
    SourceBucketNames: ['assets'],
    SourceObjectKeys: ['built.zip'],
    DestinationBucketName: ref('Files'),
    Prune: false,
    ...more,
  },
});

type Change = {
  distribution?: object;
  files?: object;
  api?: object;
  headers?: object;
  code?: string;
  more?: object;
};

const template = ({ distribution, files, api, headers, code, more }: Change = {}) => ({
  Resources: {
    Role: { Type: 'AWS::IAM::Role' },
    Uploader: { Type: 'AWS::Lambda::Function', Properties: { Role: getAtt('Role', 'Arn') } },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Files: { Type: 'AWS::S3::Bucket' },
    Access: { Type: 'AWS::CloudFront::OriginAccessControl' },
    Assets: upload({
      Exclude: ['*'],
      Include: ['assets/*'],
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    }),
    Rest: upload({ Exclude: ['assets/*'], SystemMetadata: { 'cache-control': 'no-cache' } }),
    Pages: {
      Type: 'AWS::CloudFront::Function',
      Properties: {
        Name: 'pages',
        AutoPublish: true,
        FunctionCode:
          code ??
          "function handler(event) { var r = event.request; if (r.uri.indexOf('.') < 0) r.uri = '/index.html'; return r; }",
        FunctionConfig: { Comment: 'pages', Runtime: 'cloudfront-js-2.0' },
      },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'headers',
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: true },
            ContentTypeOptions: { Override: true },
          },
          CustomHeadersConfig: {
            Items: [
              { Header: 'Cache-Control', Value: 'private', Override: false },
              { Header: 'X-Own', Value: 'set', Override: false },
            ],
          },
          ...headers,
        },
      },
    },
    Front: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          DefaultRootObject: 'index.html',
          Origins: [
            {
              Id: 'files',
              DomainName: getAtt('Files', 'RegionalDomainName'),
              OriginAccessControlId: getAtt('Access', 'Id'),
              S3OriginConfig: { OriginAccessIdentity: '' },
            },
            {
              Id: 'api',
              DomainName: { 'Fn::Join': ['', [ref('Api'), ...apiHost]] },
              CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
            },
          ],
          DefaultCacheBehavior: { ...toFiles, ...files },
          CacheBehaviors: [
            { ...toApi, ...api },
            { ...toApi, PathPattern: '/leads' },
          ],
          ...distribution,
        },
      },
    },
    ...more,
  },
});

const page = `<!doctype html><title>Leads</title>${'<p>waiting</p>'.repeat(100)}`;
let folder: string;
let server: PublicServer;
let asked: { method: string | undefined; path: string; host: string }[];

const resolved = (change?: Change) =>
  resolveStack(parseTemplate(template(change)), {}, localPlace(server.origin));
const serve = (change?: Change) => {
  const site = createDistribution({
    stack: resolved(change),
    assets: new Map([['built.zip', folder]]),
    api: {
      domain: 'Api.execute-api.eu-west-1.amazonaws.com',
      site: async (request, { path }, host) => {
        asked.push({ method: request.method, path, host });
        return { status: 201, headers: { 'content-security-policy': 'sandbox' }, body: 'of the API' };
      },
    },
  });
  server.serve(createFront({ localRoutes: new Map(), site, log: () => {} }));
};

/** Sends a path as it stands: fetch would take its dots away. */
const ask = (path: string, { method = 'GET', headers = {} }: { method?: string; headers?: object } = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const { port } = new URL(server.origin);
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers: { ...headers } }, (got) => {
      const parts: Buffer[] = [];
      got.on('data', (part: Buffer) => parts.push(part));
      got.on('end', () =>
        resolve({ status: got.statusCode ?? 0, headers: got.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets/index-a1.js'), 'start()');
  server = await openServer(0);
  asked = [];
  serve();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('a path', () => {
  it.each(['/api/leads', '/api/leads?x=1', '/leads', '/%61pi/leads', '/x/../api/leads'])(
    '%s goes to the API, under the API’s own name',
    async (path) => {
      expect((await ask(path, { method: 'POST' })).body).toBe('of the API');
      expect(asked).toMatchObject([{ method: 'POST', host: 'Api.execute-api.eu-west-1.amazonaws.com' }]);
    },
  );

  it.each(['/', '/index.html', '/leads/01M8', '/api', '/queue?week=2026-W47', '/API/x'])(
    '%s shows the page',
    async (path) => {
      const got = await ask(path);
      expect([got.status, got.body]).toEqual([200, page]);
      expect(asked).toEqual([]);
    },
  );

  it.each(['/gone.js', '/assets/gone-b2.css', '/../index.mjs', '/..%2f..%2fetc%2fhosts.txt'])(
    '%s names no file, and never leads out of the bucket',
    async (path) => {
      const got = await ask(path);
      expect([got.status, got.headers['content-type']]).toEqual([404, 'application/xml']);
      expect(got.body).toContain('<Code>NoSuchKey</Code>');
    },
  );
});

describe('a file', () => {
  it('has its type, how long it is kept, and the headers of the policy', async () => {
    const got = await ask('/assets/index-a1.js');
    expect([got.status, got.body]).toEqual([200, 'start()']);
    expect(got.headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-own': 'set',
    });
    expect((await ask('/favicon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'no-cache',
    });
  });

  it('is 304 to who has it, compressed or not', async () => {
    const plain = (await ask('/')).headers['etag'];
    const headers = { 'accept-encoding': 'gzip' };
    const weak = (await ask('/', { headers })).headers['etag'];
    expect(weak).toBe(`W/${String(plain)}`);
    for (const etag of [plain, weak, `"other", ${String(weak)}`]) {
      const got = await ask('/', { headers: { 'if-none-match': etag } });
      expect([got.status, got.body]).toEqual([304, '']);
      expect(got.headers['content-security-policy']).toBe("default-src 'none'");
    }
    expect((await ask('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('is compressed for who accepts it, and left as it is when that is small or not asked for', async () => {
    expect(await (await fetch(`${server.origin}/`)).text()).toBe(page);
    const asGzip = await ask('/', { headers: { 'accept-encoding': 'br, gzip;q=0.8' } });
    expect(asGzip.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(Number(asGzip.headers['content-length'])).toBeLessThan(page.length / 2);
    for (const refused of ['gzip;q=0', 'br', ''])
      expect((await ask('/', { headers: { 'accept-encoding': refused } })).headers['content-encoding']).toBe(
        undefined,
      );
    const small = await ask('/favicon.svg', { headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  it('is measured by HEAD, and takes nothing else', async () => {
    const got = await ask('/', { method: 'HEAD' });
    expect([got.status, got.body, got.headers['content-length']]).toEqual([200, '', String(page.length)]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await ask('/leads/01M8', { method })).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

it('the API’s headers stay as they are', async () => {
  const { headers } = await ask('/api/leads');
  expect(headers['content-security-policy']).toBe('sandbox');
  expect(headers['x-own']).toBeUndefined();
});

it('a mistyped page of this machine’s own is not the console', async () => {
  expect((await ask('/local/inbux')).status).toBe(404);
});

it('the function behind the uploads is known, since it runs nowhere here', () => {
  expect([...uploadersOf(resolved())]).toEqual(['Uploader']);
});

describe('a function of the distribution', () => {
  it.each([
    ['answers instead', 'function handler() { return { statusCode: 302 }; }'],
    ['sets headers', 'function handler(e) { e.request.headers.a = { value: "b" }; return e.request; }'],
    ['never ends', 'function handler() { for (;;); }'],
    ['fails', 'function handler() { return missing; }'],
    ['reaches for this machine', 'function handler(e) { e.request.uri = process.cwd(); return e.request; }'],
  ])('that %s is a bare 500', async (_, code) => {
    serve({ code });
    expect([(await ask('/')).status, (await ask('/api/x')).status]).toEqual([500, 201]);
  });
});

describe('the start does not go on', () => {
  it.each<[string, Change, RegExp]>([
    ['a setting that is not known', { distribution: { WebACLId: 'x' } }, /Front: .*WebACLId/s],
    ['error pages', { distribution: { CustomErrorResponses: [] } }, /Front: .*CustomErrorResponses/s],
    ['a cache policy of one’s own', { files: { CachePolicyId: 'own' } }, /Front: .*CachePolicyId/s],
    ['an API that is cached', { api: { CachePolicyId: cachingOptimized } }, /Front: an API .*not supported/],
    ['an origin that is not declared', { files: { TargetOriginId: 'x' } }, /Front: the origin x/],
    ['a policy of somebody else', { files: { ResponseHeadersPolicyId: 'x' } }, /Front: .*headers policy x/],
    ['headers that are not known', { headers: { CorsConfig: {} } }, /Headers: .*CorsConfig/s],
    ['code without a handler', { code: 'var x = 1;' }, /Pages: .*no function handler/],
    [
      'an upload that is not known',
      { more: { Rest: upload({ DestinationBucketKeyPrefix: 'x' }) } },
      /Rest: .*DestinationBucketKeyPrefix/s,
    ],
    [
      'an upload whose files are missing',
      { more: { Rest: upload({ SourceObjectKeys: ['gone.zip'] }) } },
      /Rest: its files are not in the assembly/,
    ],
  ])('for %s', (_, change, message) => {
    expect(() => serve(change)).toThrow(message);
  });
});

describe('path patterns', () => {
  it.each([
    ['/api/*', '/api/leads/1', true],
    ['/api/*', '/api/', true],
    ['/api/*', '/api', false],
    ['/leads', '/leads/1', false],
    ['leads', '/leads', true],
    ['*.js', '/assets/a.js', true],
    ['/a.js', '/abjs', false],
    ['/r/?', '/r/x', true],
    ['/r/?', '/r/xy', false],
  ])('%s over %s: %s', (pattern, path, fits) => {
    expect(pathPattern(pattern)(path)).toBe(fits);
  });

  it.each([
    ['/a/./b/../c', '/a/c'],
    ['/../../a', '/a'],
    ['/%41%2F', '/A%2F'],
    ['/%2e%2e/a', '/a'],
    ['/', '/'],
  ])('are held against %s as %s', (path, normal) => {
    expect(normalPath(path)).toBe(normal);
  });
});
