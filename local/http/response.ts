/** An HTTP answer ready to be written. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
};

/** The gateway's own answers, e.g. {"message":"Not Found"}. */
export const gatewayAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
});

export const internalServerError = gatewayAnswer(500, 'Internal Server Error');

/** Set by the transport; a function's own values would contradict what is really sent. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
]);

const headersOf = (result: Record<string, unknown>): Record<string, string | string[]> | undefined => {
  const headers: Record<string, string | string[]> = {};
  const { headers: given = {}, cookies } = result;
  if (typeof given !== 'object' || given === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
    if (!hopByHop.has(name.toLowerCase())) headers[name.toLowerCase()] = String(value);
  }
  if (Array.isArray(cookies) && cookies.length > 0) headers['set-cookie'] = cookies.map(String);
  return headers;
};

/**
 * A function's result as the gateway answers it (payload format 2.0). A result without statusCode is taken as
 * the JSON body of a 200; one that cannot be understood is a 500, as on AWS.
 */
export const toAnswer = (result: unknown): HttpAnswer => {
  const structured =
    typeof result === 'object' && result !== null && !Array.isArray(result) && 'statusCode' in result;
  if (!structured)
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof result === 'string' ? result : JSON.stringify(result ?? null),
    };
  const { statusCode, body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  const headers = headersOf(result as Record<string, unknown>);
  if (!Number.isInteger(status) || status < 100 || status > 599 || !headers) return internalServerError;
  if (body !== undefined && body !== null && typeof body !== 'string') return internalServerError;
  const text = body ?? '';
  return {
    status,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
};
