/**
 * The fields of a posted form, from JSON, urlencoded or multipart. Strict: what cannot be read faithfully is refused,
 * because a silently repaired e-mail address is a lost lead.
 */
import type { FieldError, FormFields } from '../../core/submission.ts';
import { isSoundText, oneLine } from '../../core/text.ts';
import { type HttpRequest, header } from './http.ts';
import { Refused } from './problem.ts';

/** Of a form, and of a request that does not say otherwise. */
const MAX_BODY_BYTES = 32 * 1024;
const MAX_FIELDS = 200;

/** Reads the body's fields; throws `Refused` when it is too large, of another type, or broken. */
export async function formFields(request: HttpRequest): Promise<FormFields> {
  const bytes = bodyBytes(request);
  const type = mediaType(header(request, 'content-type'));
  const text = utf8(bytes);
  const pairs = await pairsOf(type, text, bytes, header(request, 'content-type') ?? '');
  if (pairs.length > MAX_FIELDS)
    throw new Refused('malformed-body', { detail: `more than ${MAX_FIELDS} fields` });
  return joined(pairs);
}

type Pair = readonly [name: string, value: string];

function pairsOf(
  type: string,
  text: string,
  bytes: Uint8Array,
  contentType: string,
): Pair[] | Promise<Pair[]> {
  switch (type) {
    case 'application/json':
      return fromJson(text);
    case 'application/x-www-form-urlencoded':
      return fromUrlencoded(text);
    case 'multipart/form-data':
      return fromMultipart(bytes, contentType);
    default:
      throw new Refused('unsupported-media-type', {
        detail: 'send application/json, application/x-www-form-urlencoded or multipart/form-data in UTF-8',
      });
  }
}

/** The body as text; throws `Refused` when it is larger than `mostBytes` or not UTF-8. */
export function bodyText(request: HttpRequest, mostBytes = MAX_BODY_BYTES): string {
  return utf8(bodyBytes(request, mostBytes));
}

function bodyBytes({ body = '', isBase64Encoded }: HttpRequest, mostBytes = MAX_BODY_BYTES): Uint8Array {
  if (isBase64Encoded && !isBase64(body)) throw new Refused('malformed-body');
  if (!isBase64Encoded && !body.isWellFormed())
    throw new Refused('malformed-body', { detail: 'broken Unicode' });
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > mostBytes) {
    throw new Refused('body-too-large', { detail: `at most ${mostBytes} bytes` });
  }
  return bytes;
}

/** Buffer.from drops what is not base64 and half bytes at the end without a word. */
const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

/** The media type without its parameters; empty for a character set other than UTF-8. */
export function mediaType(contentType = ''): string {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((it) => it.trim()).find((it) => it.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return isUtf8 ? type.trim() : '';
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('malformed-body', { detail: 'the body is not valid UTF-8' });
  }
}

function fromJson(text: string): Pair[] {
  const value = parsedJson(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Refused('malformed-body', { detail: 'expected a JSON object' });
  }
  const errors: FieldError[] = [];
  const pairs = Object.entries(value).flatMap(([name, field]): Pair[] => {
    const items = Array.isArray(field) ? field : [field];
    if (items.some((item) => item !== null && typeof item === 'object')) {
      errors.push({
        path: oneLine(name),
        message: 'must be text, a number, true, false, or a list of those',
      });
    }
    return items.filter((item) => item !== null).map((item) => [name, String(item)]);
  });
  if (errors.length > 0) throw new Refused('invalid-fields', { errors });
  return pairs;
}

/** Numbers keep their digits as they were written: ids of 64 bits do not survive as JavaScript numbers. */
type Reviver = (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown;
const keepDigits: Reviver = (_key, value, { source }) => (typeof value === 'number' ? source : value);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits as (this: unknown, key: string, value: unknown) => unknown);
  } catch {
    throw new Refused('malformed-body', { detail: 'the body is not valid JSON' });
  }
}

function fromUrlencoded(text: string): Pair[] {
  // URLSearchParams would put a replacement character where bytes are broken; decodeURIComponent refuses them.
  const decoded = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        return equals === -1
          ? [decoded(pair), '']
          : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
      });
  } catch {
    throw new Refused('malformed-body', { detail: 'the body is not valid urlencoded UTF-8' });
  }
}

async function fromMultipart(bytes: Uint8Array, contentType: string): Promise<Pair[]> {
  const form = await new Response(bytes as BodyInit, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new Refused('malformed-body', { detail: 'the body is not valid multipart/form-data' });
    });
  return [...form].flatMap(([name, value]): Pair[] => {
    if (typeof value === 'string') return [[name, value]];
    // A file input that was left empty is posted as a file without bytes.
    if (value.size === 0) return [];
    throw new Refused('invalid-fields', {
      errors: [{ path: oneLine(name), message: 'files are not accepted' }],
    });
  });
}

function joined(pairs: readonly Pair[]): FormFields {
  const fields = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!isSoundText(name) || !isSoundText(value)) {
      throw new Refused('malformed-body', {
        errors: [
          { path: isSoundText(name) ? oneLine(name) : '', message: 'must not contain NUL or broken Unicode' },
        ],
      });
    }
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}
