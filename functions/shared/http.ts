/** Requests as API Gateway v2 hands them over, and answers. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export type HttpRequest = APIGatewayProxyEventV2;
export type HttpReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpHandler = (request: HttpRequest) => Promise<HttpReply>;

export function json(
  statusCode: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** A header by its lower-case name; API Gateway hands all of them over in lower case. */
export function header(request: HttpRequest, name: string): string | undefined {
  return request.headers?.[name];
}

/** Whether a browser is asking for a page to show to a person. */
export function wantsPage(request: HttpRequest): boolean {
  return header(request, 'accept')?.includes('text/html') ?? false;
}
