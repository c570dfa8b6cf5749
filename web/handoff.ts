/**
 * The form snippet: `<script src="https://…/handoff.js" defer></script>` on a landing page.
 *
 * It remembers the first visit, and gives every form that posts to `/leads` of where the snippet came from the hidden
 * fields of the first and the latest touch, the page and referrer, and a submission id, so
 * that a double press makes one lead. Fields that the page has already are filled only while they are empty.
 * Nothing leaves the browser except with the form.
 */

const TAGS = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'utm_id',
  'gclid',
  'gbraid',
  'wbraid',
  'fbclid',
  'msclkid',
  'li_fat_id',
  'ttclid',
];
const MEMORY = 'lead-handoff';
const REMEMBERED_DAYS = 90;

type Touch = Record<string, string>;
type Memory = { first: Touch; latest: Touch; until: number };

/** This visit: the tags of its address, where it landed and where it came from. */
function thisVisit(): Touch {
  const query = new URLSearchParams(location.search);
  const touch: Touch = { landing_page: location.origin + location.pathname };
  for (const tag of TAGS) {
    const value = query.get(tag);
    if (value) touch[tag] = value;
  }
  if (document.referrer && new URL(document.referrer).origin !== location.origin) {
    touch['referrer'] = document.referrer;
  }
  return touch;
}

/** A visit from outside, or one with tags, is a touch; going from page to page is none. */
const isTouch = (visit: Touch): boolean => TAGS.some((tag) => tag in visit) || 'referrer' in visit;

function recall(): Memory | null {
  try {
    const memory = JSON.parse(localStorage.getItem(MEMORY) ?? 'null') as Memory | null;
    return memory && memory.until > Date.now() ? memory : null;
  } catch {
    return null;
  }
}

function remember(memory: Memory): void {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(memory));
  } catch {
    // A browser that keeps nothing still sends this visit.
  }
}

function touches(): Memory {
  const visit = thisVisit();
  const known = recall();
  const memory: Memory = known
    ? { ...known, latest: isTouch(visit) ? visit : known.latest }
    : { first: visit, latest: visit, until: Date.now() + REMEMBERED_DAYS * 86_400_000 };
  remember(memory);
  return memory;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const existing = form.elements.namedItem(name);
  if (existing instanceof HTMLInputElement) {
    if (existing.value === '') existing.value = value;
    return;
  }
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  form.append(input);
}

function prepare(form: HTMLFormElement, { first, latest }: Memory): void {
  for (const [name, value] of Object.entries(latest)) fill(form, name, value);
  for (const [name, value] of Object.entries(first)) fill(form, `first_${name}`, value);
  fill(form, 'submission_id', newId());
}

/** crypto.randomUUID is missing on pages without TLS. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Only forms that post to us: no other site learns where a person came from. */
const source =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;
const target = new URL('/leads', source).href;
const leadForms = (): HTMLFormElement[] => [...document.forms].filter((form) => form.action === target);

function prepareAll(): void {
  const memory = touches();
  for (const form of leadForms()) prepare(form, memory);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', prepareAll);
else prepareAll();

// Back on the page after sending it, the next press is another submission.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  for (const form of leadForms()) {
    const input = form.elements.namedItem('submission_id');
    if (input instanceof HTMLInputElement) input.value = newId();
  }
});
