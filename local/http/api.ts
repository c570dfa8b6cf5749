import { type Authority, functionIdOf } from '../iam/authority.ts';
import type { Resource, Stack } from '../ports.ts';
import type { ApiIdentity } from './event.ts';
import type { Route } from './routes.ts';
import { createThrottle, type Throttle, type ThrottleSettings } from './throttle.ts';

/** Where a route leads. */
export type RouteTarget = {
  readonly functionId: string;
  /** False when the function's policy does not let the API call it: API Gateway then answers 500. */
  readonly permitted: boolean;
  readonly throttle: Throttle | undefined;
};

/** The HTTP API of the stack. */
export type Api = { readonly identity: ApiIdentity; readonly routes: readonly Route<RouteTarget>[] };

const only = (stack: Stack, type: string): Resource => {
  const [resource, ...more] = stack.ofType(type);
  if (!resource || more.length > 0) throw new Error(`The template must have exactly one ${type}`);
  return resource;
};

/** Properties that would change how requests are handled, if they were there. */
const refuse = ({ logicalId, properties }: Resource, names: readonly string[]): void => {
  for (const name of names)
    if (properties[name] !== undefined)
      throw new Error(`${logicalId}: ${name} is not supported by the local runtime`);
};

type Limits = { ThrottlingBurstLimit?: unknown; ThrottlingRateLimit?: unknown };

const throttleOf = (stage: Resource, routeKey: string): ThrottleSettings | undefined => {
  const perRoute = (stage.properties['RouteSettings'] ?? {}) as Record<string, Limits>;
  const limits = {
    ...(stage.properties['DefaultRouteSettings'] as Limits | undefined),
    ...perRoute[routeKey],
  };
  if (limits.ThrottlingBurstLimit === undefined || limits.ThrottlingRateLimit === undefined) return undefined;
  return { burst: Number(limits.ThrottlingBurstLimit), perSecond: Number(limits.ThrottlingRateLimit) };
};

const functionOf = (stack: Stack, route: Resource): string => {
  const integrationId = /^integrations\/(.+)$/.exec(String(route.properties['Target']))?.[1];
  const integration = stack.resources.get(integrationId ?? '');
  if (integration?.type !== 'AWS::ApiGatewayV2::Integration')
    throw new Error(`${route.logicalId}: its target is not an integration of the stack`);
  refuse(integration, ['RequestParameters', 'ResponseParameters', 'IntegrationSubtype', 'CredentialsArn']);
  const { IntegrationType, PayloadFormatVersion, IntegrationUri } = integration.properties;
  const functionId = functionIdOf(stack, IntegrationUri);
  if (IntegrationType !== 'AWS_PROXY' || PayloadFormatVersion !== '2.0' || functionId === undefined)
    throw new Error(
      `${integration.logicalId}: only AWS_PROXY to a function, payload 2.0, is supported locally`,
    );
  return functionId;
};

/** What API Gateway names as source when it calls a function for a route, e.g. …:<api>/$default/GET/r/{token} */
const sourceArn = (stack: Stack, api: Resource, stageName: string, routeKey: string, functionId: string) => {
  const [, partition, , region, accountId] = stack.arnOf(functionId).split(':');
  const resource = routeKey === '$default' ? '$default' : routeKey.replace(' ', '');
  return `arn:${partition}:execute-api:${region}:${accountId}:${api.logicalId}/${stageName}/${resource}`;
};

/**
 * Reads the HTTP API of the stack with its one stage.
 * @param now epoch milliseconds, when the token buckets are full.
 * @throws for authorizers, CORS settings, mappings and other features that are not played here.
 */
export const readApi = (stack: Stack, authority: Authority, now: number): Api => {
  const api = only(stack, 'AWS::ApiGatewayV2::Api');
  const stage = only(stack, 'AWS::ApiGatewayV2::Stage');
  refuse(api, ['CorsConfiguration', 'Body', 'BodyS3Location', 'Target', 'RouteKey']);
  if (stage.properties['StageName'] !== '$default')
    throw new Error(
      `${stage.logicalId}: only the stage $default, which has no path prefix, is supported locally`,
    );
  const routes = stack.ofType('AWS::ApiGatewayV2::Route').map((route): Route<RouteTarget> => {
    refuse(route, ['AuthorizerId', 'AuthorizationScopes', 'RequestParameters']);
    const { AuthorizationType = 'NONE', ApiKeyRequired, RouteKey } = route.properties;
    if (AuthorizationType !== 'NONE' || ApiKeyRequired === true)
      throw new Error(
        `${route.logicalId}: authorization ${String(AuthorizationType)} is not supported locally`,
      );
    const routeKey = String(RouteKey);
    const functionId = functionOf(stack, route);
    const settings = throttleOf(stage, routeKey);
    return {
      routeKey,
      target: {
        functionId,
        permitted: authority.mayInvoke(
          {
            service: 'apigateway.amazonaws.com',
            sourceArn: sourceArn(stack, api, '$default', routeKey, functionId),
          },
          functionId,
        ),
        throttle: settings && createThrottle(settings, now),
      },
    };
  });
  const accountId = stack.arnOf(routes[0]?.target.functionId ?? '').split(':')[4] ?? '';
  return { identity: { apiId: api.logicalId, accountId, stage: '$default' }, routes };
};
