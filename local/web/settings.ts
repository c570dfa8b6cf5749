import * as z from 'zod';
import type { Resource } from '../ports.ts';
import { supported } from './supported.ts';

/** Policies that AWS manages, by the ids that they have in every account. */
export const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
export const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const allViewerExceptHostHeader = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const behaviorSchema = z.strictObject({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.enum([cachingDisabled, cachingOptimized]),
  OriginRequestPolicyId: z.literal(allViewerExceptHostHeader).optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  Compress: z.boolean().default(false),
  // Everything comes over plain HTTP here, and never leaves the machine.
  ViewerProtocolPolicy: z.enum(['https-only', 'redirect-to-https', 'allow-all']),
});

const originSchema = z.union([
  z.strictObject({
    Id: z.string(),
    DomainName: z.string(),
    // A bucket that is not public is read in the name of the distribution, or not at all.
    OriginAccessControlId: z.string(),
    S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }),
  }),
  z.strictObject({
    Id: z.string(),
    DomainName: z.string(),
    CustomOriginConfig: z.strictObject({
      OriginProtocolPolicy: z.literal('https-only'),
      OriginSSLProtocols: z.array(z.string()),
      OriginReadTimeout: z.number().optional(),
    }),
  }),
]);

const distributionSchema = z.strictObject({
  DistributionConfig: z.strictObject({
    Enabled: z.literal(true),
    Comment: z.string().optional(),
    DefaultRootObject: z.string().optional(),
    HttpVersion: z.string().optional(),
    IPV6Enabled: z.boolean().optional(),
    PriceClass: z.string().optional(),
    Origins: z.array(originSchema),
    DefaultCacheBehavior: behaviorSchema,
    CacheBehaviors: z.array(behaviorSchema.extend({ PathPattern: z.string() })).default([]),
  }),
  Tags: z.unknown().optional(),
});

export type BehaviorSettings = z.infer<typeof behaviorSchema>;
export type OriginSettings = z.infer<typeof originSchema>;
export type DistributionSettings = z.infer<typeof distributionSchema>['DistributionConfig'];

/** @throws naming every setting of a distribution that would go unplayed here. */
export const readSettings = (resource: Resource): DistributionSettings =>
  supported(resource, distributionSchema).DistributionConfig;
