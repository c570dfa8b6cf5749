import type { ServerResponse } from 'node:http';
import { demoLink } from './demo.ts';
import { html, type Markup, sendPage } from './html.ts';

const CSS = `
:root{color-scheme:light dark;--ink:#1c2330;--soft:#667085;--line:#e4e7ec;--ground:#f5f6f8;--card:#fff;--accent:#3355dd;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#98a2b3;--line:#2b3240;--ground:#12151b;--card:#1a1f28;--accent:#8ea6ff;--bad:#ff8a7a}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
header{background:var(--card);border-bottom:1px solid var(--line);padding:.75rem 1rem}
header nav{max-width:60rem;margin:auto;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline}
header strong{margin-right:auto}
main{max-width:60rem;margin:1rem auto;padding:0 1rem}
a{color:var(--accent)}
h1{font-size:1.35rem;margin:.5rem 0}
.soft{color:var(--soft);font-size:.875rem}
.cards{list-style:none;margin:1rem 0;padding:0;display:grid;gap:.625rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.625rem;padding:.75rem 1rem;overflow-wrap:anywhere}
.card .top{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
.card .top time{margin-left:auto}
.badge{font-size:.75rem;font-weight:600;border:1px solid var(--line);border-radius:1rem;padding:.05rem .6rem}
.sms{border-color:#12805c;color:#12805c}.email{border-color:var(--accent);color:var(--accent)}
.bad{border-color:var(--bad);color:var(--bad)}
.card p{margin:.25rem 0 0;white-space:pre-line}
.bubble{display:inline-block;max-width:34rem;background:#12805c;color:#fff;border-radius:1.1rem 1.1rem 1.1rem .25rem;padding:.625rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.bubble a{color:#fff}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .75rem;margin:.75rem 0;overflow-wrap:anywhere}
dt{color:var(--soft)}dd{margin:0}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:.625rem;background:#fff}
pre{background:var(--card);border:1px solid var(--line);border-radius:.625rem;padding:.75rem 1rem;white-space:pre-wrap;overflow-wrap:anywhere}
.empty{padding:2.5rem 1rem;text-align:center}
button.card{display:block;width:100%;font:inherit;color:inherit;text-align:left;cursor:pointer}
button.card:hover,button.card:focus-visible{border-color:var(--accent)}`;

/**
 * Nothing runs and nothing loads. Inline styles are let in for the mail in its frame, which inherits this policy;
 * pictures only as data, so that no mail can tell its sender that it was opened.
 */
export const SHELL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The frame of the pages for people. `refreshSeconds` reloads it without a script. A page that `hasForm` may post to
 * this machine, and its posts say where they come from: under no-referrer a browser sends them with `Origin: null`.
 */
export function sendShell(
  response: ServerResponse,
  page: { title: string; body: Markup; refreshSeconds?: number; status?: number; hasForm?: boolean },
) {
  sendPage(response, {
    ...page,
    title: `${page.title} · Lead Handoff`,
    css: CSS,
    csp: page.hasForm ? SHELL_CSP.replace("form-action 'none'", "form-action 'self'") : SHELL_CSP,
    referrerPolicy: page.hasForm ? 'same-origin' : 'no-referrer',
    body: html`<header><nav aria-label="Local pages"><strong>Lead Handoff, local</strong>
<a href="/local/inbox">Inbox</a><a href="/local/executions">Workflows</a><a href="/local/dead-letters">Dead letters</a>
<a href="/">Figures</a><a href="${demoLink}">Demo form</a></nav></header><main>${page.body}</main>`,
  });
}

/** `2026-11-23 10:00:05 UTC`: seconds matter where a policy minute may last one. */
export const moment = (iso: string): Markup =>
  html`<time class="soft" datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
