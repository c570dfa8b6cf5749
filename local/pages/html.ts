import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A route of the runtime's own pages. */
export type LocalRoute = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Text that is markup already. Only `html` makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] as string);

type Value = string | number | null | undefined | Markup | readonly Markup[];

/** Markup from a template: every value is escaped for text and for quoted attributes, except markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const write = (value: Value): string => {
    if (value instanceof Markup) return value.text;
    if (typeof value === 'object' && value !== null) return value.map((one) => one.text).join('');
    return escaped(String(value ?? ''));
  };
  return new Markup(parts.reduce((text, part, at) => text + write(values[at - 1]) + part));
}

/** Text with its web addresses as links; nothing but http and https becomes one. */
export function linked(text: string): Markup {
  const pieces = text.split(/(https?:\/\/[^\s<>"']+)/);
  const mark = (piece: string, at: number) =>
    at % 2 === 1
      ? html`<a href="${piece}" target="_blank" rel="noopener noreferrer">${piece}</a>`
      : html`${piece}`;
  return html`${pieces.map(mark)}`;
}

/** The policy that lets exactly this style sheet in, and nothing else that is not named. */
export const styleHash = (css: string) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

/** `<meta charset>` to `</html>`, with the headers that keep what strangers wrote from doing anything. */
export function sendPage(
  response: ServerResponse,
  page: {
    title: string;
    css: string;
    body: Markup;
    csp: string;
    refreshSeconds?: number;
    status?: number;
    referrerPolicy?: 'no-referrer' | 'same-origin';
  },
) {
  const refresh =
    page.refreshSeconds === undefined
      ? html``
      : html`<meta http-equiv="refresh" content="${page.refreshSeconds}">`;
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}<title>${page.title}</title><style>${new Markup(page.css)}</style></head>
<body>${page.body}</body></html>`;
  response.writeHead(page.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': page.csp,
    'cache-control': 'no-store',
    'referrer-policy': page.referrerPolicy ?? 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(document.text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}

/** The query of a request; the host in it is of no meaning. */
export const queryOf = (request: IncomingMessage) => new URL(request.url ?? '/', 'http://local').searchParams;
