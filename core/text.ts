/** Text that strangers typed: made comparable and bounded on the way in, made visible on the way out. */

/** NUL and lone surrogates cannot be stored or shown faithfully, so such text is refused, never repaired. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** One line: NFC, control characters and line breaks (also U+2028, U+2029, U+0085) become single spaces. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Several lines: NFC, line breaks become `\n`, other control characters become spaces. */
export function multiLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u0085|\p{Zl}|\p{Zp}/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .trim();
}

/** Words as people say them, for comparing: lower case, and "go-live", "go_live" and "go live" are one. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\-\s]+/g, ' ')
    .trim();
}

/** At most `limit` characters (UTF-16 units), never half of a surrogate pair. */
export function clipped(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\uD800-\uDBFF]/.test(text[limit - 1] as string) ? limit - 1 : limit;
  return text.slice(0, end);
}

/** `clipped`, with an ellipsis where something was cut. */
export function excerpt(text: string, limit: number, ellipsis = '…'): string {
  return text.length <= limit ? text : `${clipped(text, limit - ellipsis.length).trimEnd()}${ellipsis}`;
}

/**
 * The text with everything that acts without being seen (bidi controls, zero-width and other format characters)
 * written out, e.g. `[U+202E]`. Joiners inside words and emoji are left: scripts need them.
 */
export function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, (character) => {
    if (character === '\u200C' || character === '\u200D') return character;
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
