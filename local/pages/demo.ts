import { DEMO_CSS } from './demo-style.ts';
import { readOnly } from './guard.ts';
import { html, type LocalRoute, sendPage, styleHash } from './html.ts';

/** The landing page as an advertisement would link to it. */
export const demoLink =
  '/demo?utm_source=google&utm_medium=cpc&utm_campaign=spring-demo&utm_content=see-every-order&utm_term=retail+analytics';

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'utm_id'];
const CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'fbclid', 'msclkid', 'li_fat_id', 'ttclid'];
const TOUCH = [...UTM, ...CLICK_IDS];

/** What handoff.js fills in from the address of the page, and from what it remembers of the first visit. */
const FILLED = [
  ...TOUCH,
  ...TOUCH.map((name) => `first_${name}`),
  'landing_page',
  'referrer',
  'submission_id',
];

const CSP = [
  "default-src 'none'",
  `style-src ${styleHash(DEMO_CSS)}`,
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1001+'];

const form = html`<form id="request" class="form" method="post" action="/leads" data-handoff>
<h2>See it on your own data</h2>
<p class="hint">30 minutes, no slides. Fields with a star are needed.</p>
<label for="email">Work e-mail *</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required>
<label for="name">Name *</label>
<input id="name" name="name" autocomplete="name" maxlength="100" required>
<div class="pair"><div><label for="company">Company</label>
<input id="company" name="company" autocomplete="organization" maxlength="100"></div>
<div><label for="company_size">People</label>
<select id="company_size" name="company_size"><option value="">Choose…</option>
${SIZES.map((size) => html`<option>${size}</option>`)}</select></div></div>
<label for="phone">Phone</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" maxlength="40">
<label for="message">What would you like to see?</label>
<textarea id="message" name="message" rows="3" maxlength="2000"></textarea>
<p class="trap" aria-hidden="true"><label for="_gotcha">Leave this empty</label>
<input id="_gotcha" name="_gotcha" tabindex="-1" autocomplete="off"></p>
<input type="hidden" name="form" value="demo">
${FILLED.map((name) => html`<input type="hidden" name="${name}">`)}
<button>Request a demo</button>
<p class="hint">We answer within minutes. By sending you agree that we contact you about your request.</p>
</form>`;

const BENEFITS = [
  ['One figure, one truth', 'Shop, warehouse and ledger counted the same way, reconciled every hour.'],
  ['Ask in plain words', 'Type a question, get a chart, and see the query behind it.'],
  [
    'Alerts that matter',
    'A forecast knows what a normal Tuesday looks like, and only calls when it is not one.',
  ],
] as const;

const body = html`<header><a class="brand" href="${demoLink}">Northwind <span>Analytics</span></a></header>
<main><section class="pitch"><p class="eyebrow">Retail analytics</p>
<h1>Know what sold, before the store closes.</h1>
<p class="lead">Northwind Analytics joins every order, return and delivery into one live picture, so that buyers,
planners and finance argue about decisions and not about numbers.</p>
<ul>${BENEFITS.map(([title, text]) => html`<li><strong>${title}</strong><br>${text}</li>`)}</ul>
<blockquote>“We stopped the Monday spreadsheet on the second week.”<footer>Head of Planning, a chain of 140 stores</footer></blockquote>
</section>${form}</main>
<footer class="foot">Northwind Analytics is an invented company: this page tries out the form of Lead Handoff.</footer>
<script src="/handoff.js" defer></script>`;

/** A landing page with a real form. It works without its script, then without attribution. */
export const demoPage: LocalRoute = readOnly((_request, response) =>
  sendPage(response, { title: 'Northwind Analytics: request a demo', css: DEMO_CSS, body, csp: CSP }),
);
