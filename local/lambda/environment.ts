import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Resource, Stack } from '../ports.ts';
import type { WorkerSetup } from './protocol.ts';

/** Where functions find the played services, and how the façade knows that a call came from one of them. */
export type FacadeAddress = { readonly origin: string; readonly sessionToken: string };

/** A function of the stack, ready to be started. */
export type FunctionSpec = {
  readonly logicalId: string;
  readonly setup: WorkerSetup;
  readonly timeoutMs: number;
  readonly env: Readonly<Record<string, string>>;
};

const sdkServices = ['DYNAMODB', 'SES', 'SNS', 'SFN', 'EVENTBRIDGE', 'SECRETS_MANAGER', 'SQS', 'S3'];

const regionOf = (arn: string): string => arn.split(':')[3] ?? '';

/** The variables Lambda sets, with every SDK client pointed at the façade and away from the person's own AWS. */
const lambdaVariables = (setup: WorkerSetup, logicalId: string, handler: string, facade: FacadeAddress) => ({
  AWS_REGION: regionOf(setup.functionArn),
  AWS_DEFAULT_REGION: regionOf(setup.functionArn),
  AWS_ACCESS_KEY_ID: logicalId,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: facade.sessionToken,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: facade.origin,
  ...Object.fromEntries(sdkServices.map((name) => [`AWS_ENDPOINT_URL_${name}`, facade.origin])),
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: setup.functionName,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(setup.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: setup.logGroupName,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: join(setup.file, '..'),
  _HANDLER: handler,
  LANG: 'en_US.UTF-8',
  TZ: 'UTC',
});

const variablesOf = (logicalId: string, properties: Resource['properties']): Record<string, string> => {
  const { Variables = {} } = (properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(Variables)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error(`${logicalId}: the environment variable ${name} must be text`);
    variables[name] = String(value);
  }
  return variables;
};

const fileOf = (logicalId: string, folder: string, moduleName: string): string => {
  const found = ['.mjs', '.js', '.cjs']
    .map((ending) => join(folder, `${moduleName}${ending}`))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${logicalId}: ${folder} holds no ${moduleName}.mjs, .js or .cjs`);
  return found;
};

/**
 * What is needed to run one function of the template.
 * @param assets S3 key → unpacked folder, from the asset manifest.
 * @throws when the function is not a Node bundle of the manifest.
 */
export const describeFunction = (
  stack: Stack,
  { logicalId, properties }: Resource,
  assets: ReadonlyMap<string, string>,
  facade: FacadeAddress,
): FunctionSpec => {
  const { Runtime, Handler, Code, MemorySize, Timeout, Layers, PackageType } = properties;
  if (!String(Runtime).startsWith('nodejs') || PackageType === 'Image')
    throw new Error(`${logicalId}: runtime ${String(Runtime ?? PackageType)} is not supported locally`);
  if (Array.isArray(Layers) && Layers.length > 0)
    throw new Error(`${logicalId}: Lambda layers are not supported by the local runtime`);
  const folder = assets.get(String((Code as { S3Key?: unknown } | undefined)?.S3Key));
  if (folder === undefined) throw new Error(`${logicalId}: its code is not in the asset manifest`);
  const [moduleName = '', exportName = ''] = String(Handler).split('.');
  const functionName = String(properties['FunctionName'] ?? logicalId);
  const setup: WorkerSetup = {
    file: fileOf(logicalId, folder, moduleName),
    exportName,
    functionName,
    functionArn: stack.arnOf(logicalId),
    memoryMb: Number(MemorySize ?? 128),
    logGroupName: `/aws/lambda/${functionName}`,
  };
  return {
    logicalId,
    setup,
    timeoutMs: Number(Timeout ?? 3) * 1000,
    env: {
      ...variablesOf(logicalId, properties),
      // Options of a process, while here all functions share one. Source maps alone would take 15 MB of each thread.
      NODE_OPTIONS: '',
      ...lambdaVariables(setup, logicalId, String(Handler), facade),
    },
  };
};
