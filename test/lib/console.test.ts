import { beforeAll, describe, expect, it } from 'vitest';
import { createEdgeFunction } from '../../local/web/edge-function.ts';
import { pathPattern } from '../../local/web/path-pattern.ts';
import { readable, type Synthesized, synthesize, type Untyped } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

/** The only resource of a type: its logical id with what the template says of it. */
const only = (type: string) => {
  const all = Object.entries(stack.ofType(type));
  expect(all).toHaveLength(1);
  const [id, resource] = all[0] as (typeof all)[number];
  return { id, ...resource };
};
const config = (): Untyped => only('AWS::CloudFront::Distribution').Properties['DistributionConfig'];
const originOf = (behavior: Untyped): Untyped =>
  config().Origins.find(({ Id }: Untyped) => Id === behavior.TargetOriginId);

/** Where a path goes: the first behavior that fits it, as CloudFront decides. */
const behaviorOf = (path: string): Untyped =>
  config().CacheBehaviors.find(({ PathPattern }: Untyped) => pathPattern(PathPattern)(path)) ??
  config().DefaultCacheBehavior;
const goesToApi = (path: string): boolean =>
  readable(originOf(behaviorOf(path)).DomainName).includes('.execute-api.');

const routeKeys = (): string[] =>
  Object.values(stack.ofType('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties['RouteKey']);

describe('the distribution', () => {
  it('sends every route of the HTTP API to the API, with its method', () => {
    expect(routeKeys().length).toBeGreaterThan(0);
    for (const key of routeKeys()) {
      const [method, path = ''] = key.split(' ');
      const asked = path.replaceAll(/\{\w+\}/g, '01HZX3');
      expect([key, goesToApi(asked), behaviorOf(asked).AllowedMethods.includes(method)]).toEqual([
        key,
        true,
        true,
      ]);
    }
  });

  it('leads nothing to the API that has no route there', () => {
    for (const { PathPattern } of config().CacheBehaviors) {
      const paths = routeKeys().map((key) => key.split(' ')[1]?.replaceAll(/\{\w+\}/g, 'x') ?? '');
      expect(paths.some(pathPattern(PathPattern)), PathPattern).toBe(true);
    }
  });

  it.each([
    ...['/', '/queue', '/leads/01M8730WRA4GF6NSE6W77ZQHMM', '/reviews', '/reviews/2026-W47', '/model'],
    ...['/team', '/trouble', '/rebuild', '/authors', '/index.html', '/assets/index-Dc7r03gc.js'],
  ])('leaves %s to the console', (path) => {
    expect(goesToApi(path)).toBe(false);
  });

  it('keeps nothing of the API, and shows it the request as it came but for the host', () => {
    for (const behavior of config().CacheBehaviors) {
      expect(behavior).toMatchObject({
        // CachingDisabled and AllViewerExceptHostHeader of AWS.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        ViewerProtocolPolicy: 'https-only',
      });
      expect(behavior.ResponseHeadersPolicyId).toBeUndefined();
      expect(behavior.FunctionAssociations).toBeUndefined();
    }
  });

  it('reaches the API over TLS, and waits for its own answer to a late function', () => {
    const { CustomOriginConfig } = originOf(behaviorOf('/api/leads'));
    expect(CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect(CustomOriginConfig.OriginReadTimeout).toBeGreaterThan(30);
  });

  it('is read only for files, compressed, over TLS and the newest HTTP', () => {
    expect(config()).toMatchObject({ HttpVersion: 'http2and3', DefaultRootObject: 'index.html' });
    expect(config().DefaultCacheBehavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD'],
      Compress: true,
      ViewerProtocolPolicy: 'redirect-to-https',
    });
  });

  it('is the base of every link, and the base of the API', () => {
    const address = `https://<${only('AWS::CloudFront::Distribution').id}.DomainName>`;
    for (const name of ['send-alerts', 'build-review', 'review-api', 'serve-web']) {
      const { Environment } = stack.functions()[stack.functionId(name)]?.Properties ?? {};
      expect(readable(Environment.Variables.BASE_URL), name).toBe(address);
    }
    expect(readable(stack.json['Outputs'].ApiUrl.Value)).toBe(address);
    expect(readable(stack.json['Outputs'].ConsoleUrl.Value)).toBe(address);
  });
});

describe('a domain of one’s own', () => {
  it('is taken with its certificate and TLS 1.2 where the deployment gives one, and is the base then', () => {
    const [condition] = Object.keys(stack.json['Conditions']).filter((name) => /HasOwnDomain/.test(name));
    expect(stack.json['Conditions'][condition ?? '']).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ConsoleDomain' }, ''] }],
    });
    const { Aliases, ViewerCertificate } = config();
    expect(Aliases['Fn::If']).toEqual([condition, [{ Ref: 'ConsoleDomain' }], { Ref: 'AWS::NoValue' }]);
    expect(ViewerCertificate['Fn::If'].slice(0, 2)).toEqual([
      condition,
      {
        AcmCertificateArn: { Ref: 'ConsoleCertificateArn' },
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    ]);
    expect(JSON.stringify(stack.json['Outputs'].ConsoleUrl.Value)).toContain(
      `{"Fn::If":["${condition}",{"Ref":"ConsoleDomain"}`,
    );
  });
});

describe('the console as a single page', () => {
  const uriFor = (uri: string) => {
    const { Properties } = only('AWS::CloudFront::Function');
    const resource = { logicalId: 'Pages', type: '', properties: { ...Properties, Name: 'pages' } };
    return createEdgeFunction(resource)({ method: 'GET', uri });
  };

  it.each(['/', '/queue', '/leads/01M8730WRA4GF6NSE6W77ZQHMM', '/reviews/2026-W47', '/team/', '/a.b/c'])(
    'shows itself at %s',
    (path) => expect(uriFor(path)).toBe('/index.html'),
  );

  it.each(['/assets/index-Dc7r03gc.js', '/favicon.svg', '/index.html', '/assets/gone.css'])(
    'leaves the file %s alone',
    (path) => expect(uriFor(path)).toBe(path),
  );
});

describe('what the pages may do', () => {
  const policy = () =>
    only('AWS::CloudFront::ResponseHeadersPolicy').Properties['ResponseHeadersPolicyConfig'];
  const contentSecurity = (): string =>
    readable(policy().SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);

  it('is to load their own files, and to talk to their API and their own user pool', () => {
    const pool = Object.keys(stack.ofType('AWS::Cognito::UserPool'))[0];
    const domain = Object.keys(stack.ofType('AWS::Cognito::UserPoolDomain'))[0];
    expect(contentSecurity().split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' <${pool}.ProviderURL>/.well-known/ https://<${domain}>.auth.<AWS::Region>.amazoncognito.com/oauth2/`,
      "manifest-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]);
  });

  it('is said in every header that a browser heeds', () => {
    expect(policy().SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
    });
    const names = policy().CustomHeadersConfig.Items.map(({ Header }: Untyped) => Header);
    expect(names.sort()).toEqual(['cross-origin-opener-policy', 'permissions-policy']);
    const { id } = only('AWS::CloudFront::ResponseHeadersPolicy');
    expect(config().DefaultCacheBehavior.ResponseHeadersPolicyId).toEqual({ Ref: id });
  });
});

describe('the files', () => {
  const bucketId = () =>
    readable(originOf(config().DefaultCacheBehavior).DomainName).slice(1).split('.')[0] ?? '';
  const uploads = () => Object.values(stack.ofType('Custom::CDKBucketDeployment'));

  it('are read from their bucket in the name of this distribution alone', () => {
    const { S3OriginConfig, OriginAccessControlId } = originOf(config().DefaultCacheBehavior);
    expect(S3OriginConfig).toEqual({ OriginAccessIdentity: '' });
    const access = only('AWS::CloudFront::OriginAccessControl');
    expect(readable(OriginAccessControlId)).toBe(`<${access.id}.Id>`);
    expect(access.Properties['OriginAccessControlConfig']).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    const [policy] = Object.values(stack.ofType('AWS::S3::BucketPolicy')).filter(
      ({ Properties }) => Properties['Bucket'].Ref === bucketId(),
    );
    const allowed = policy?.Properties['PolicyDocument'].Statement.filter(
      ({ Effect }: Untyped) => Effect === 'Allow',
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
    });
    expect(readable(allowed[0].Condition.StringEquals['AWS:SourceArn'])).toBe(
      `arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<${only('AWS::CloudFront::Distribution').id}>`,
    );
  });

  it('are kept for a year where a hash names them, and asked for again where none does', () => {
    const caching = uploads().map(({ Properties }) => [
      Properties['SystemMetadata']['cache-control'],
      Properties['Exclude'],
      Properties['Include'],
    ]);
    expect(caching).toEqual([
      ['public, max-age=31536000, immutable', ['*'], ['assets/*']],
      ['no-cache', ['assets/*'], undefined],
    ]);
  });

  it('of a console that somebody has open stay when another is deployed', () => {
    for (const { Properties } of uploads()) expect(Properties['Prune']).toBe(false);
  });

  it('are all there before the page that names them', () => {
    const [[assets = ''] = [], [, pages] = []] = Object.entries(stack.ofType('Custom::CDKBucketDeployment'));
    expect((pages as Untyped).DependsOn).toContain(assets);
  });
});
