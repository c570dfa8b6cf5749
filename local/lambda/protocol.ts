/** What the pool tells a worker to do. Payloads travel as JSON text, as they do on AWS. */
export type InvokeMessage = {
  readonly id: number;
  readonly event: string;
  readonly requestId: string;
  /** Epoch milliseconds at which the function's timeout strikes. */
  readonly deadline: number;
};

/** How an invocation ended. */
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly payload: string }
  | { readonly id: number; readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** What a worker needs to know of its function, once. */
export type WorkerSetup = {
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroupName: string;
};
