/**
 * A submission: what one form post says, checked and in our words. Field names of the form are snake_case, as
 * UTM tags are. Whatever the form sends beyond the known fields is kept as an answer.
 */
import * as z from 'zod';
import { type TouchEvidence, type TouchField, touchFields } from './attribution.ts';
import { clipped, multiLine, oneLine } from './text.ts';

/** A form's fields as posted: names with their values, a repeated field joined by ", ". */
export type FormFields = ReadonlyMap<string, string>;

export type FieldError = { readonly path: string; readonly message: string };

export type Submission = {
  readonly submissionId?: string | undefined;
  readonly contact: {
    /** Lower-cased: the identity that merges repeated submissions of one person. */
    readonly email: string;
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly company?: string | undefined;
    readonly companySize?: string | undefined;
    readonly country?: string | undefined;
    readonly industry?: string | undefined;
    readonly jobTitle?: string | undefined;
  };
  readonly form?: string | undefined;
  readonly message?: string | undefined;
  readonly consent?: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
  readonly firstTouch: TouchEvidence;
  readonly latestTouch: TouchEvidence;
  /** Where a browser wants to go afterwards; the caller checks its origin. */
  readonly redirect?: string | undefined;
};

export const limits = {
  answers: 50,
  answerName: 100,
  answer: 2_000,
  message: 5_000,
  text: 200,
  submissionId: 200,
  /** Tags of links are filled by machines: longer ones are clipped, for a person cannot mend them. */
  touchText: 200,
  source: 100,
  url: 2_000,
} as const;

const line = (limit: number) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(limit, `must be at most ${limit} characters`));
const text = line(limits.text);

/** The fields of a form that mean something to us by themselves; `touchFields` tell of its touches. */
export const knownFields = z.object({
  email: z
    .string({ error: 'is required' })
    .transform((it) => it.trim().toLowerCase())
    .pipe(z.email('must be an e-mail address').max(254, 'must be at most 254 characters')),
  name: text.optional(),
  first_name: text.optional(),
  last_name: text.optional(),
  phone: line(50).optional(),
  company: text.optional(),
  company_size: line(50).optional(),
  country: line(100).optional(),
  industry: line(100).optional(),
  job_title: text.optional(),
  message: z
    .string()
    .transform(multiLine)
    .pipe(z.string().max(limits.message, `must be at most ${limits.message} characters`))
    .optional(),
  form: line(100).optional(),
  consent: line(200).optional(),
  submission_id: line(limits.submissionId).optional(),
  redirect: z.string().max(limits.url, `must be at most ${limits.url} characters`).optional(),
});
type KnownField = keyof typeof knownFields.shape;
const known = new Set<string>(Object.keys(knownFields.shape));
const touch = new Set<string>(touchFields);
const HONEYPOT = '_gotcha';

/** Whether the hidden field that no person sees was filled. */
export function isFromBot(posted: FormFields): boolean {
  return trapOf(posted) !== '';
}

/** What stands in that field. A person's browser may have filled it: with their company, say, and not with a link. */
export const trapOf = (posted: FormFields): string => oneLine(posted.get(HONEYPOT) ?? '');

/** Reads a submission from a form's fields; answers every error at once, each naming its field. */
export function readSubmission(
  posted: FormFields,
): { ok: true; submission: Submission } | { ok: false; errors: FieldError[] } {
  // Empty inputs of a form say nothing, so they are as good as absent.
  const filled = new Map([...posted].filter(([, value]) => oneLine(value) !== ''));
  const errors: FieldError[] = [];
  const fields = knownFields.safeParse(pick(filled, (name) => known.has(name)));
  if (!fields.success) {
    for (const issue of fields.error.issues) {
      errors.push({ path: issue.path.join('.'), message: issue.message });
    }
  }
  const answers = answersOf(filled, errors);
  if (errors.length > 0 || !fields.success) return { ok: false, errors };

  const { data } = fields;
  const name = data.name ?? ([data.first_name, data.last_name].filter(Boolean).join(' ') || undefined);
  return {
    ok: true,
    submission: {
      submissionId: data.submission_id,
      contact: {
        email: data.email,
        name,
        phone: data.phone,
        company: data.company,
        companySize: data.company_size,
        country: data.country,
        industry: data.industry,
        jobTitle: data.job_title,
      },
      form: data.form,
      message: data.message,
      consent: data.consent,
      answers,
      firstTouch: touchEvidence(filled, 'first_'),
      latestTouch: touchEvidence(filled, ''),
      redirect: data.redirect,
    },
  };
}

/** Names that no form has and that could change what an object is. */
const MEANT_FOR_PROTOTYPES = new Set(['__proto__', 'constructor', 'prototype']);

function answersOf(filled: FormFields, errors: FieldError[]): Record<string, string> {
  const answers = new Map<string, string>();
  for (const [name, value] of filled) {
    if (known.has(name) || touch.has(name) || touch.has(name.replace(/^first_/, '')) || name === HONEYPOT) {
      continue;
    }
    const question = oneLine(name);
    if (question === '' || MEANT_FOR_PROTOTYPES.has(question)) continue;
    const answer = multiLine(value);
    if (question.length > limits.answerName) {
      errors.push({
        path: clipped(question, 40),
        message: `field names must be at most ${limits.answerName} characters`,
      });
    } else if (answer.length > limits.answer) {
      errors.push({ path: question, message: `must be at most ${limits.answer} characters` });
    } else {
      const before = answers.get(question);
      answers.set(question, before === undefined ? answer : `${before}, ${answer}`);
    }
  }
  if (answers.size > limits.answers) {
    errors.push({ path: '', message: `at most ${limits.answers} fields beyond the known ones` });
  }
  return Object.fromEntries(answers);
}

function touchEvidence(filled: FormFields, prefix: '' | 'first_'): TouchEvidence {
  const evidence: { [Field in TouchField]?: string } = {};
  for (const field of touchFields) {
    const value = clipped(oneLine(filled.get(prefix + field) ?? ''), limitOf(field)).trim();
    if (value !== '') evidence[field] = value;
  }
  return evidence;
}

function limitOf(field: TouchField): number {
  if (field === 'landing_page' || field === 'referrer') return limits.url;
  return field === 'utm_source' || field === 'utm_medium' ? limits.source : limits.touchText;
}

function pick(fields: FormFields, wanted: (name: string) => boolean): Partial<Record<KnownField, string>> {
  return Object.fromEntries([...fields].filter(([name]) => wanted(name)));
}
