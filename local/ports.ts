/**
 * What the parts of the one-machine runtime know of each other.
 * The runtime reads the synthesized template and plays the AWS services around the bundled functions.
 */
import type { DatabaseSync } from 'node:sqlite';

/** A resource of the template after its intrinsics were resolved: every Ref and GetAtt is a plain value. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** The whole template, resolved. Throws on construction for unknown types, intrinsics or parameters. */
export type Stack = {
  readonly resources: ReadonlyMap<string, Resource>;
  ofType(type: string): readonly Resource[];
  /** The resource whose ARN this is; undefined when the ARN is not of this stack. */
  byArn(arn: string): Resource | undefined;
  arnOf(logicalId: string): string;
  readonly outputs: Readonly<Record<string, string>>;
};

/** How one invocation of a function ended; a thrown error in the function is an answer, not an exception here. */
export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** Synchronous invocation (RequestResponse) of a function by logical id. Rejects only when the runtime is stopping. */
export type Invoke = (functionId: string, payload: unknown) => Promise<InvokeResult>;

/** One signed SDK call that reached the façade, already authenticated: `callerId` is the logical id of the function. */
export type ServiceCall = {
  readonly service: 'dynamodb' | 'ses' | 'sns' | 'states' | 'events' | 'secretsmanager' | 'sqs' | 's3';
  /** e.g. PutEvents, StartExecution, SendEmail, GetSecretValue */
  readonly action: string;
  readonly callerId: string;
  /** JSON protocols: the parsed object. Query protocols (ses, sns): the form fields. s3: `Bucket`, `Key` and the query. */
  readonly input: Readonly<Record<string, unknown>>;
};

/** What the façade sends back, in the wire format of the service (JSON 1.0/1.1 or Query XML). */
export type ServiceReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** One action on one resource ARN, e.g. ['states:StartExecution', arn], with facts that belong to it alone. */
export type Need = readonly [
  action: string,
  resource: string,
  context?: Readonly<Record<string, string | readonly string[]>>,
];

/** A service's own work, after the façade checked the caller's grant for every (action, resource ARN) it names. */
export type Service = {
  readonly name: ServiceCall['service'];
  /** The IAM statements this call needs. */
  needs(call: ServiceCall): readonly Need[];
  handle(call: ServiceCall): Promise<ServiceReply>;
};

/** The wall clock and timers, passed in so that tests own them. */
export type Clock = { now(): number };

/** What every part is built from. `db` is the runtime's own durable store (node:sqlite, WAL, synchronous=FULL or NORMAL with reason). */
export type Runtime = {
  readonly stack: Stack;
  readonly db: DatabaseSync;
  readonly invoke: Invoke;
  readonly clock: Clock;
  /** Stable message code first, then facts; never personal data. Goes to the data folder's log. */
  readonly log: (code: string, facts?: Readonly<Record<string, unknown>>) => void;
};

/** A part with a background life. start() resumes what was durable; stop() returns when nothing is in flight. */
export type Part = { start(): Promise<void>; stop(): Promise<void> };
