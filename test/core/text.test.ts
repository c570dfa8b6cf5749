import { describe, expect, it } from 'vitest';
import { clipped, excerpt, isSoundText, multiLine, oneLine, visible } from '../../core/text.ts';

describe('sound text', () => {
  it('is any well-formed text, in whatever script', () => {
    expect(isSoundText('Zoë, 株式会社 🚀\n\t')).toBe(true);
  });

  it('holds no NUL and no half of a surrogate pair', () => {
    expect(isSoundText('a\0b')).toBe(false);
    expect(isSoundText('a\uD83D')).toBe(false);
    expect(isSoundText('\uDE80a')).toBe(false);
  });
});

describe('one line', () => {
  it.each([
    ['CR and LF', 'Jane\r\nBcc: x@example.com'],
    ['a line separator', 'Jane\u2028Bcc: x@example.com'],
    ['a paragraph separator', 'Jane\u2029Bcc: x@example.com'],
    ['a next-line control', 'Jane\u0085Bcc: x@example.com'],
    ['tabs, escapes and spaces', ' Jane\t\u001b  Bcc: x@example.com '],
  ])('turns %s into one space', (_, text) => {
    expect(oneLine(text)).toBe('Jane Bcc: x@example.com');
  });

  it('writes composed and decomposed letters alike', () => {
    expect(oneLine('Zoe\u0308')).toBe('Zo\u00EB');
  });
});

describe('several lines', () => {
  it('keep their breaks, all written as one newline', () => {
    expect(multiLine('a\r\nb\rc\u2028d\u2029e\u0085f\n\ng')).toBe('a\nb\nc\nd\ne\nf\n\ng');
  });

  it('lose other control characters and the space around them', () => {
    expect(multiLine('  a\u0007\u001bb\tc \n')).toBe('a b c');
  });

  it('write composed and decomposed letters alike', () => {
    expect(multiLine('Zoe\u0308')).toBe('Zo\u00EB');
  });
});

describe('clipped text', () => {
  it('is left alone up to the limit', () => {
    expect(clipped('abc', 3)).toBe('abc');
    expect(clipped('abcd', 3)).toBe('abc');
  });

  it('never ends in half of a character', () => {
    expect(clipped('ab🚀', 3)).toBe('ab');
    expect(clipped('ab🚀c', 4)).toBe('ab🚀');
  });
});

describe('an excerpt', () => {
  it('shows with an ellipsis that something was cut, within the limit', () => {
    expect(excerpt('hello', 5)).toBe('hello');
    expect(excerpt('hello world', 8)).toBe('hello w…');
    expect(excerpt('hello world', 7)).toBe('hello…');
  });
});

describe('visible text', () => {
  it('writes out what reverses or hides text', () => {
    expect(visible('gpj.exe\u202E')).toBe('gpj.exe[U+202E]');
    expect(visible('a\u200Bb\uFEFFc\u2066d')).toBe('a[U+200B]b[U+FEFF]c[U+2066]d');
    expect(visible('\u{E0061}')).toBe('[U+E0061]');
  });

  it('leaves the joiners that emoji and scripts need', () => {
    expect(visible('👩\u200D💻 می\u200Cخواهم')).toBe('👩\u200D💻 می\u200Cخواهم');
  });
});
