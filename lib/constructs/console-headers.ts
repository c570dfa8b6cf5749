import { Aws, Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { MemberPool } from './sign-in.ts';

/**
 * What the console's pages may do in a browser. They talk to their own API and to the user pool. Hosts of user pools are
 * shared by everybody's, so the policy names the paths of ours; a path that ends in a slash covers what is below it.
 */
const contentSecurity = ({ issuer, pages }: MemberPool): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${issuer}/.well-known/ ${pages}/oauth2/`,
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** CloudFront has no regions, so two deployments of an account would take each other's names. */
export const accountWideName = (name: string): string => `lead-handoff-${name}-${Aws.REGION}`;

/** For the console's files alone: the API's functions set their own headers, some of them for other origins. */
export class ConsoleHeaders extends Construct {
  readonly policy: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, members: MemberPool) {
    super(scope, id);
    this.policy = new ResponseHeadersPolicy(this, 'Policy', {
      responseHeadersPolicyName: accountWideName('console'),
      comment: 'What the pages of the Lead Handoff console may do.',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurity(members), override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        // Not for names below it: those of a domain of one's own belong to others.
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          {
            header: 'permissions-policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
            override: true,
          },
        ],
      },
    });
  }
}
