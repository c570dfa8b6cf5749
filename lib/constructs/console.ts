import { Aws, CfnCondition, Duration, Fn, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  type CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ConsoleFiles } from './console-files.ts';
import { accountWideName, ConsoleHeaders } from './console-headers.ts';
import type { HandoffApi } from './http-api.ts';
import type { HandoffParameters } from './parameters.ts';
import type { MemberPool } from './sign-in.ts';

export type ConsoleProps = {
  readonly api: HandoffApi;
  readonly members: MemberPool;
  readonly parameters: HandoffParameters;
};

/**
 * What goes to the API; everything else is the console's. `/leads` is where forms post to, and nothing below it: a page
 * of the console shows the lead at `/leads/{id}`.
 */
const API_PATHS = ['/api/*', '/leads', '/r/*', '/auth/*', '/handoff.js', '/openapi.json'];

/**
 * The console is a single page: a path that names no file is a place in it. Only the console's own paths come here, so
 * an API's path is never rewritten.
 */
const PAGES_ARE_ONE = `function handler(event) {
  var request = event.request;
  var name = request.uri.split('/').pop();
  if (name.indexOf('.') < 0) request.uri = '/index.html';
  return request;
}
`;

/** The one address of everything: the console's files from a private bucket, and the HTTP API under the same name. */
export class Console extends Construct {
  /** The public https base of the console and of every route, without a slash at its end. */
  readonly baseUrl: string;
  /** Where the DNS record of a domain of one's own leads to. */
  readonly distributionDomain: string;

  constructor(scope: Construct, id: string, { api, members, parameters }: ConsoleProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Not versioned: what is in it is built from the sources, and an earlier console comes back by deploying it.
      // A bucket with files in it cannot be deleted with its stack.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the files of a public page and no data; only the distribution reads it.',
    });
    new ConsoleFiles(this, 'Upload', bucket);

    const toApi = behaviorOf(api);
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Lead Handoff: the console and the HTTP API.',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Teams and their visitors may be anywhere on earth.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        // With LIST a file that is not there is a plain 404; without it S3 answers 403, as if it were a secret.
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessControl: new S3OriginAccessControl(this, 'Access', {
            originAccessControlName: accountWideName('console'),
          }),
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: new ConsoleHeaders(this, 'Headers', members).policy,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'PagesAreOne', {
              comment: 'A path without a file name is a place in the console.',
              code: FunctionCode.fromInline(PAGES_ARE_ONE),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: Object.fromEntries(API_PATHS.map((path) => [path, toApi])),
    });
    acknowledge(distribution);

    this.distributionDomain = distribution.domainName;
    this.baseUrl = `https://${this.ownDomain(distribution, parameters)}`;
  }

  /** Puts the distribution under the deployment's own name where it gives one. Answers the name that is in force. */
  private ownDomain(
    distribution: Distribution,
    { consoleDomain, consoleCertificate }: HandoffParameters,
  ): string {
    const hasOwn = new CfnCondition(this, 'HasOwnDomain', {
      expression: Fn.conditionNot(Fn.conditionEquals(consoleDomain, '')),
    });
    const whereOwn = (value: unknown, otherwise: unknown = Aws.NO_VALUE) =>
      Fn.conditionIf(hasOwn.logicalId, value, otherwise);
    const resource = distribution.node.defaultChild as CfnDistribution;
    resource.addPropertyOverride('DistributionConfig.Aliases', whereOwn([consoleDomain]));
    const certificate = {
      AcmCertificateArn: consoleCertificate,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    };
    resource.addPropertyOverride('DistributionConfig.ViewerCertificate', whereOwn(certificate));
    return whereOwn(consoleDomain, distribution.domainName).toString();
  }
}

/** Nothing of the API is kept by the distribution, and its functions see the request as it came but for the host. */
const behaviorOf = ({ api }: HandoffApi) => ({
  origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    // The API gives its own answer after 30 s; that one should be seen.
    readTimeout: Duration.seconds(35),
  }),
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  compress: false,
  // A redirect would come after a key or a form had been sent in the clear.
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
});

const acknowledge = (distribution: Distribution): void => {
  const reasons = {
    'AwsSolutions-CFR1': 'Leads come from wherever the landing pages are seen, and reps travel.',
    'AwsSolutions-CFR2':
      'The API slows floods down itself and checks every request; a firewall is the choice of who deploys, and can be attached to the distribution.',
    'AwsSolutions-CFR3':
      'Paths hold the tokens of reps, which no log may keep. The API logs each request by its route.',
    'AwsSolutions-CFR4':
      'Without a domain of one’s own CloudFront’s certificate is used, which fixes the policy; with one it is TLSv1.2_2021.',
  };
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id, reason });
};
