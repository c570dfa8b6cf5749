import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A function's environment schema (functions/<name>/env.ts); only the names of its variables matter here. */
type EnvSchema = { readonly shape: Readonly<Record<string, unknown>> };

export type HandoffFunctionProps<Env extends EnvSchema> = {
  /** The folder under functions/, also the service name in logs, traces and metrics. */
  readonly name: string;
  readonly description: string;
  readonly env: Env;
  /** Exactly the variables of the schema: one too few or too many does not compile. */
  readonly environment: { readonly [Name in keyof Env['shape']]: string };
  /** MB. CPU grows with it: 1,769 MB is one vCPU. */
  readonly memorySize?: number;
  /** Default 30 s: what an HTTP API waits for at most. */
  readonly timeout?: Duration;
};

const BUILT = fileURLToPath(new URL('../../.build/functions', import.meta.url));

/** The namespace of every metric the functions emit themselves. */
export const METRICS_NAMESPACE = 'LeadHandoff';

/**
 * A Lambda function as every function here is: its own role that may do nothing but write its own log and
 * traces until `allow` says otherwise, its own log group that forgets, X-Ray on, the bundle from .build.
 */
export class HandoffFunction<Env extends EnvSchema = EnvSchema> extends Construct {
  readonly name: string;
  readonly function: lambda.Function;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: HandoffFunctionProps<Env>) {
    super(scope, id);
    this.name = props.name;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);

    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      code: lambda.Code.fromAsset(bundleOf(props.name)),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      role: this.role,
      logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray segments have no ARN: xray:PutTraceSegments and PutTelemetryRecords accept only "*".',
    });
  }

  get arn(): string {
    return this.function.functionArn;
  }

  /** Lets the function do these actions on these resources, and nothing more. */
  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** A statement that `allow` cannot say: under a condition, or a denial. */
  state(statement: PolicyStatementProps): void {
    this.role.addToPolicy(new PolicyStatement(statement));
  }

  /** Acknowledges a wildcard that `resource` needs, for this function's role alone. */
  acknowledgeWildcard(resource: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}

const bundleOf = (name: string): string => {
  const path = `${BUILT}/${name}`;
  if (!existsSync(path)) throw new Error(`${path} is missing: bundle the functions first (npm run build)`);
  return path;
};
