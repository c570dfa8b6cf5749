import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HandoffFunction } from './handoff-function.ts';

export type Route = `${'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'} /${string}`;

/**
 * Requests a second, and how many may come at once, over all routes; above that API Gateway answers 429. A lead is
 * stored before anything else happens to it, so a burst may well be larger than the 150 workflows a second that Step
 * Functions starts everywhere: those starts are asynchronous and are tried again.
 */
const THROTTLE = { rateLimit: 1_000, burstLimit: 1_000 };

/** No address, path or query: a path can hold a rep's token. `routeKey` names the route instead. */
const ACCESS_LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLength: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/** The HTTP contract's routes. Functions check keys, tokens and origins, so refusals keep their form. */
export class HandoffApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description:
        'Form posts, the rep page and the API of Lead Handoff; people and programs come by the console’s address.',
      createDefaultStage: false,
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG_FORMAT },
    });
  }

  /** Sends requests of these routes to one function. */
  serve(target: HandoffFunction, ...routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(`${target.node.id}Integration`, target.function);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [HttpMethod, string];
      for (const added of this.api.addRoutes({ path, methods: [method], integration })) {
        Validations.of(added).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: path.startsWith('/api/')
            ? 'The function checks the API key and role itself, so that refusals keep the problem+json contract; a test walks every /api route.'
            : 'A public route by purpose: forms, signed links, and where to sign in, the form snippet and the description of the API, which hold no data.',
        });
      }
    }
  }
}
