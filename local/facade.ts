import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { DynamoService } from './dynamo/dynamodb-service.ts';
import { denied, unreadable } from './facade-errors.ts';
import type { Authority } from './iam/authority.ts';
import type { CallContext } from './iam/conditions.ts';
import type { Runtime, Service, ServiceCall } from './ports.ts';

/** The one address that all SDK clients of the functions talk to. */
export type Facade = {
  /** e.g. http://127.0.0.1:41234 */
  readonly origin: string;
  stop(): Promise<void>;
};

export type FacadeDeps = {
  readonly authority: Authority;
  readonly services: readonly Service[];
  readonly dynamo: DynamoService;
  /** Only callers that carry this were started by this runtime. */
  readonly sessionToken: string;
  readonly log: Runtime['log'];
};

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

/** AWS4-HMAC-SHA256 Credential=<logical id>/<date>/<region>/<service>/aws4_request, … */
const credentialPattern = /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

const playedServices: readonly string[] = [
  ...['dynamodb', 'ses', 'sns', 'states', 'events', 'secretsmanager', 'sqs', 's3'],
];

const isPlayed = (name: string): name is ServiceCall['service'] => playedServices.includes(name);

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
};

/** JSON protocols name the action in X-Amz-Target, the Query protocol in a form field. */
const parseCall = (
  service: ServiceCall['service'],
  callerId: string,
  target: string | undefined,
  body: Buffer,
): ServiceCall => {
  if (target !== undefined) {
    const input = JSON.parse(body.toString() || '{}') as Record<string, unknown>;
    return { service, callerId, action: target.slice(target.lastIndexOf('.') + 1), input };
  }
  const input = Object.fromEntries(new URLSearchParams(body.toString()));
  return { service, callerId, action: input['Action'] ?? '', input };
};

/** S3 names the action by method and path: of what is played here, GET on a bucket lists it. */
const parseObjectCall = (callerId: string, method: string, url: string): ServiceCall => {
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const [, bucket = '', ...key] = pathname.split('/').map(decodeURIComponent);
  const input = { ...Object.fromEntries(searchParams), Bucket: bucket, Key: key.join('/') };
  const lists = method === 'GET' && input.Key === '' && searchParams.get('list-type') === '2';
  return { service: 's3', callerId, action: lists ? 'ListObjectsV2' : method, input };
};

/** Facts of a call that IAM conditions may ask for. */
const contextOf = ({ service, input }: ServiceCall): CallContext | undefined => {
  if (service !== 'ses') return undefined;
  const source = String(input['Source'] ?? '');
  const recipients = Object.entries(input)
    .filter(([name]) => name.startsWith('Destination.'))
    .map(([, value]) => String(value));
  return { 'ses:FromAddress': /<([^<>]+)>\s*$/.exec(source)?.[1] ?? source, 'ses:Recipients': recipients };
};

const answerCall = async (request: IncomingMessage, deps: FacadeDeps): Promise<Answer> => {
  const body = await bodyOf(request);
  const [, callerId = '', serviceName = ''] =
    credentialPattern.exec(request.headers.authorization ?? '') ?? [];
  if (request.headers['x-amz-security-token'] !== deps.sessionToken)
    return unreadable(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  const service = deps.services.find(({ name }) => name === serviceName);
  if (!isPlayed(serviceName) || (serviceName !== 'dynamodb' && !service)) {
    deps.log('SERVICE_NOT_PLAYED', { function: callerId, service: serviceName });
    return unreadable('UnknownOperationException', `${serviceName} is not played by the local runtime`);
  }
  const target = request.headers['x-amz-target'];
  const { method = '', url = '/' } = request;
  const call =
    serviceName === 's3'
      ? parseObjectCall(callerId, method, url)
      : parseCall(serviceName, callerId, typeof target === 'string' ? target : undefined, body);
  const context = contextOf(call);
  for (const [action, resource, own] of (service ?? deps.dynamo).needs(call)) {
    const refusal = deps.authority.refusalOf(callerId, action, resource, { ...context, ...own });
    if (refusal === undefined) continue;
    deps.log('ACCESS_DENIED', { function: callerId, action, resource });
    return denied(serviceName, refusal);
  }
  if (service) return service.handle(call);
  return deps.dynamo.forward(call, request.headers as Record<string, string>, body);
};

const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  response.writeHead(status, { 'x-amzn-requestid': randomUUID(), ...headers, 'content-length': length });
  response.end(body);
};

/** An engine that is being restarted, or a bug of ours: the SDK repeats a 500, as with AWS. */
const internalError: Answer = {
  status: 500,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: 'InternalServerError', message: 'The request processing has failed' }),
};

/** Creates the façade's server. Exported apart from `startFacade` for the sake of its tests. */
export const createFacadeServer = (deps: FacadeDeps): Server =>
  createServer({ keepAlive: true, keepAliveTimeout: 60_000, noDelay: true }, (request, response) => {
    answerCall(request, deps)
      .catch((error: unknown) => {
        deps.log('SERVICE_CALL_FAILED', { error: String(error) });
        return internalError;
      })
      .then((answer) => send(response, answer));
  });

/** Listens on a free port of the loopback interface. */
export const startFacade = async (deps: FacadeDeps): Promise<Facade> => {
  const server = createFacadeServer(deps);
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The façade has no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
