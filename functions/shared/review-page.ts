/**
 * The review as one HTML document, the same for a mail, the console and a printer. Styles are classes in the head, which
 * mail programs keep; what only browsers know stands in a block of its own, since some drop a block whole for a rule that
 * they do not know.
 */
import { createHash } from 'node:crypto';
import { pageOf, type ReviewPage } from '../../core/review/page.ts';
import type { Cell, Column, Section } from '../../core/review/section.ts';
import type { Review } from '../../core/review.ts';
import { html, Markup } from './html.ts';

const style = `
body { margin: 0; padding: 24px 12px; background: #f3f5f7; color: #17202a;
  font: 14px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
.sheet { max-width: 820px; margin: 0 auto; padding: 28px 32px; background: #ffffff; border: 1px solid #d9dee3; border-radius: 12px }
h1 { margin: 0; font-size: 22px; line-height: 1.3 }
h2 { margin: 32px 0 4px; font-size: 16px; line-height: 1.3 }
p { margin: 0 0 8px }
a { color: #0b5cad }
table { width: 100%; border-collapse: collapse }
th { padding: 6px 12px 6px 0; border-bottom: 2px solid #d9dee3; color: #5c6773; font-size: 12px; font-weight: 600; text-align: left;
  vertical-align: bottom }
td { padding: 6px 12px 6px 0; border-bottom: 1px solid #e8ecf0; text-align: left; vertical-align: top; white-space: pre-line }
th.number, td.number { text-align: right }
td.number { white-space: pre }
td.words { word-break: break-word }
td.id { font-family: Consolas, Menlo, monospace; font-size: 11px; line-height: 20px; white-space: nowrap }
.quiet { color: #5c6773 }
.alarm { color: #a3341f; font-weight: 600 }
.draft { display: inline-block; padding: 2px 10px; border: 1px solid #a3341f; border-radius: 12px; color: #a3341f }
.tiles { margin: 20px 0 0 }
.tiles td { width: 25%; padding: 12px 12px 12px 0; border-top: 2px solid #17202a; border-bottom: 0; white-space: normal }
.value { font-size: 24px; font-weight: 600; line-height: 1.2 }
.small { font-size: 12px }
li { margin: 0 0 4px }
`;

const browserStyle = `
:root { color-scheme: light dark }
td.number { font-variant-numeric: tabular-nums }
th:last-child, td:last-child { padding-right: 0 }
.scroll { overflow-x: auto }
@media (max-width: 600px) {
  .sheet { padding: 16px }
  .tiles td { display: inline-block; box-sizing: border-box; width: 50% }
  th, td { padding-right: 8px; font-size: 12px }
  td.words { min-width: 96px }
}
@media (prefers-color-scheme: dark) {
  body { background: #12161b; color: #e8ecf0 }
  .sheet { background: #1b2128; border-color: #333d47 }
  a { color: #6db3ff }
  th { border-color: #333d47; color: #a0abb6 }
  td { border-color: #29313a }
  .quiet { color: #a0abb6 }
  .alarm, .draft { color: #ff9a85 }
  .draft { border-color: #ff9a85 }
  .tiles td { border-color: #e8ecf0 }
}
@media print {
  body { padding: 0; background: #ffffff; color: #17202a; font-size: 11px }
  .sheet { max-width: none; padding: 0; border: 0; background: #ffffff }
  h1 { font-size: 18px }
  h2 { margin-top: 20px; font-size: 13px; break-after: avoid }
  h2 + p { break-after: avoid }
  th { border-color: #d9dee3; color: #5c6773; font-size: 10px }
  td { border-color: #e8ecf0 }
  th, td { padding: 4px 10px 4px 0 }
  tr { break-inside: avoid }
  thead { display: table-header-group }
  .quiet { color: #5c6773 }
  .alarm, .draft { color: #a3341f }
  .draft { border-color: #a3341f }
  .small { font-size: 10px }
  td.id { font-size: 9px; line-height: 16px }
  .tiles td { border-color: #17202a }
  .scroll { overflow: visible }
  .screen { display: none }
}
`;
const pageRule = '@page { size: A4; margin: 16mm }';

const styles = [style, browserStyle, pageRule];

/** What a content security policy must allow for the document to look as it should: its own styles and nothing else. */
export const reviewStyleSources: string = styles
  .map((each) => `'sha256-${createHash('sha256').update(each).digest('base64')}'`)
  .join(' ');

/** `link` is the console's page of the same week. */
export function reviewDocument(review: Review, link: string): string {
  const page = pageOf(review);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
${styles.map(
  (each) => html`<style>${new Markup(each)}</style>
`,
)}</head>
<body><div class="sheet">
<h1>${page.title}</h1>
<p class="${review.frozenAt === null ? 'draft' : 'quiet'}">${page.standing}</p>
<p class="screen small"><a href="${link}" target="_blank" rel="noopener">Open in Lead Handoff</a></p>
${tilesOf(page)}
${page.sections.map(sectionOf)}
<h2>About the figures</h2>
<ul class="quiet small">${page.notes.map((note) => html`<li>${note}</li>`)}</ul>
</div></body>
</html>
`.text;
}

const tilesOf = ({ tiles }: ReviewPage): Markup =>
  html`<table role="presentation" class="tiles"><tr>${tiles.map(
    ({ label, value, before }) =>
      html`<td><span class="small quiet">${label}</span><br><span class="value">${value}</span><br><span class="small quiet">week before: ${before}</span></td>`,
  )}</tr></table>`;

function sectionOf({ title, definition, columns, rows, empty, more }: Section): Markup {
  return html`<h2>${title}</h2>
<p class="quiet small">${definition}</p>
${rows.length === 0 ? html`<p>${empty}</p>` : tableOf(columns, rows)}
${more !== null && html`<p class="quiet small">${more}</p>`}`;
}

function tableOf(columns: readonly Column[], rows: Section['rows']): Markup {
  return html`<div class="scroll"><table>
<thead><tr>${columns.map(({ title, kind }) => html`<th scope="col" class="${kind}">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, index) => cellOf(cell, columns[index]))}</tr>
`,
  )}</tbody></table></div>`;
}

const cellOf = ({ text, tone }: Cell, column: Column | undefined): Markup =>
  html`<td class="${[column?.kind, tone].filter(Boolean).join(' ')}">${text}</td>`;
