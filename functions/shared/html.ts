/**
 * Pages and mail for people. Every value put into a template is escaped and made visible; markup comes from the
 * templates alone. Pages run no script and load nothing from elsewhere.
 */
import { createHash } from 'node:crypto';
import { visible } from '../../core/text.ts';
import type { HttpReply } from './http.ts';

/** Markup that is safe to send: made by `html`, never from a stranger's text. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | null | undefined | false;

/** A template whose values are escaped, except those that are `Markup` already; null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.reduce((text, part, index) => text + markupOf(values[index - 1]) + part));
}

function markupOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map((it: Markup) => it.text).join('');
  return escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const escaped = (text: string): string => visible(text).replace(/[&<>"'`]/g, (it) => entities[it] as string);

const style = `
:root { color-scheme: light dark; --ink: #17202a; --quiet: #5c6773; --paper: #fff; --ground: #f3f5f7; --line: #d9dee3;
  --accent: #0b5cad; --alarm: #a3341f }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --quiet: #a0abb6; --paper: #1b2128; --ground: #12161b;
  --line: #333d47; --accent: #6db3ff; --alarm: #ff9a85 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto; padding: 1rem }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 0 0 1rem }
h1 { font-size: 1.35rem; line-height: 1.25; margin: .25rem 0 .5rem; overflow-wrap: anywhere }
h2 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); margin: 0 0 .5rem }
p { margin: 0 0 .75rem; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
a { color: var(--accent) }
.asked { white-space: pre-wrap; font-size: 1.05rem }
.badge { display: inline-block; border: 1px solid currentcolor; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem }
.alarm { color: var(--alarm) }
.actions { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; border: 0; padding: 0; margin: 0 }
button { min-height: 3.25rem; font: inherit; font-weight: 600; border: 0; border-radius: .6rem; color: #fff;
  background: #0b5cad; cursor: pointer; padding: .5rem }
nav.reach { display: flex; gap: .75rem; margin: 0 0 .75rem }
.reach a { flex: 1; display: grid; place-items: center; min-height: 3.25rem; border: 1px solid currentcolor; border-radius: .6rem;
  font-weight: 600; text-decoration: none }
form.claim { margin: .75rem 0 }
.claim button { min-height: 2.5rem; color: var(--accent); background: transparent; border: 1px solid currentcolor; margin-right: .5rem }
button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.quiet { color: var(--quiet); font-size: .9rem }`;

const styleHash = createHash('sha256').update(style).digest('base64');

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** A whole page for a phone or a desktop. */
export function page(statusCode: number, title: string, content: Markup): HttpReply {
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body><main>${content}</main></body>
</html>
`;
  return { statusCode, headers: pageHeaders, body: body.text };
}
