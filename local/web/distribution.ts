import type { IncomingMessage } from 'node:http';
import type { Target } from '../http/event.ts';
import type { Site } from '../http/front.ts';
import type { HttpAnswer } from '../http/response.ts';
import type { Resource, Stack } from '../ports.ts';
import { readBucket } from './bucket.ts';
import { createEdgeFunction } from './edge-function.ts';
import { fileAnswers } from './file-answer.ts';
import { createHeadersPolicy } from './headers-policy.ts';
import { normalPath, pathPattern } from './path-pattern.ts';
import {
  type BehaviorSettings,
  cachingDisabled,
  cachingOptimized,
  type OriginSettings,
  readSettings,
} from './settings.ts';

export type DistributionDeps = {
  readonly stack: Stack;
  /** S3 object key of an asset → its folder. */
  readonly assets: ReadonlyMap<string, string>;
  /** The HTTP API of the stack, by the domain name that it has on AWS. */
  readonly api: { readonly domain: string; readonly site: Site };
};

type Behavior = (request: IncomingMessage, target: Target) => Promise<HttpAnswer>;

const notAllowed: HttpAnswer = {
  status: 403,
  headers: { 'content-type': 'text/html' },
  body: '<h1>403</h1><p>This distribution is not configured to allow the HTTP request method that was used.</p>',
};

/** The path of a request as it came, before anything is decoded. */
const rawPath = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/';

const only = (stack: Stack, type: string): Resource => {
  const [resource, ...more] = stack.ofType(type);
  if (!resource || more.length > 0) throw new Error(`The template must have exactly one ${type}`);
  return resource;
};

/**
 * Plays the CloudFront distribution of the stack: the first behavior whose pattern fits decides where a request goes.
 * Nothing is cached; every request is answered by its origin.
 * @throws for a setting, policy or origin that is not played here.
 */
export const createDistribution = ({ stack, assets, api }: DistributionDeps): Site => {
  const distribution = only(stack, 'AWS::CloudFront::Distribution');
  const settings = readSettings(distribution);
  const refuse = (what: string): never => {
    throw new Error(`${distribution.logicalId}: ${what} is not supported by the local runtime`);
  };
  const root = settings.DefaultRootObject;

  const toApi = (behavior: BehaviorSettings): Behavior => {
    if (behavior.CachePolicyId !== cachingDisabled || behavior.OriginRequestPolicyId === undefined)
      refuse('an API whose answers are cached or that is not shown the whole request');
    if (behavior.FunctionAssociations.length > 0) refuse('a function in front of the API');
    return (request, target) => api.site(request, target, api.domain);
  };

  const toBucket = (behavior: BehaviorSettings, name: string): Behavior => {
    if (behavior.OriginRequestPolicyId !== undefined) refuse('an origin request policy in front of a bucket');
    const answer = fileAnswers(readBucket(stack, name, assets));
    const functions = behavior.FunctionAssociations.map(({ FunctionARN }) =>
      createEdgeFunction(stack.byArn(FunctionARN) ?? refuse(`the function ${FunctionARN}`)),
    );
    // The policy that caches nothing does not tell encodings apart, so nothing is compressed with it.
    const mayCompress = behavior.Compress && behavior.CachePolicyId === cachingOptimized;
    return async (request) => {
      const method = request.method ?? 'GET';
      const uri = functions.reduce((path, edge) => edge({ method, uri: path }), rawPath(request));
      return answer(request, uri === '/' && root !== undefined ? `/${root}` : uri, mayCompress);
    };
  };

  const behaviorTo = (behavior: BehaviorSettings, { DomainName }: OriginSettings): Behavior => {
    if (DomainName === api.domain) return toApi(behavior);
    const bucket = DomainName.split('.s3.')[0] ?? '';
    const known = stack
      .ofType('AWS::S3::Bucket')
      .some(({ logicalId }) => stack.arnOf(logicalId).endsWith(`:::${bucket}`));
    return known ? toBucket(behavior, bucket) : refuse(`the origin ${DomainName}`);
  };

  const createBehavior = (behavior: BehaviorSettings): Behavior => {
    const origin =
      settings.Origins.find(({ Id }) => Id === behavior.TargetOriginId) ??
      refuse(`the origin ${behavior.TargetOriginId}`);
    const answer = behaviorTo(behavior, origin);
    const policyId = behavior.ResponseHeadersPolicyId;
    const policy = policyId === undefined ? undefined : stack.resources.get(policyId);
    if (policyId !== undefined && policy?.type !== 'AWS::CloudFront::ResponseHeadersPolicy')
      refuse(`the response headers policy ${policyId}`);
    const withHeaders = policy ? createHeadersPolicy(policy) : (made: HttpAnswer) => made;
    return async (request, target) =>
      behavior.AllowedMethods.includes(request.method ?? '')
        ? withHeaders(await answer(request, target))
        : notAllowed;
  };

  const otherwise = createBehavior(settings.DefaultCacheBehavior);
  const behaviors = settings.CacheBehaviors.map(({ PathPattern, ...behavior }) => ({
    fits: pathPattern(PathPattern),
    answer: createBehavior(behavior),
  }));
  return (request, target) => {
    const path = normalPath(rawPath(request));
    const behavior = behaviors.find(({ fits }) => fits(path));
    return (behavior?.answer ?? otherwise)(request, target);
  };
};
