import { describe, expect, it } from 'vitest';
import { mailAddress, telephoneAddress, webAddress } from '../../../web/console/parts/safe-address.ts';

describe('an address that came with a lead', () => {
  it('is a link when it leads to the web', () => {
    expect(webAddress('https://www.example.com/demo?a=1')).toBe('https://www.example.com/demo?a=1');
    expect(webAddress('http://example.com')).toBe('http://example.com/');
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    '//example.com',
    '/demo',
    'example.com',
    '',
  ])('is no link as %j', (text) => {
    expect(webAddress(text)).toBeNull();
  });
});

describe('an e-mail address', () => {
  it('is written to as it is', () => {
    expect(mailAddress('jane.doe+demo@acme.example')).toBe('mailto:jane.doe+demo@acme.example');
  });

  it('brings no header of its own into the message', () => {
    expect(mailAddress('a@b.example?bcc=all@b.example&body=x')).toBe(
      'mailto:a@b.example%3Fbcc%3Dall@b.example%26body%3Dx',
    );
  });
});

describe('a telephone number', () => {
  it('is dialled by its digits', () => {
    expect(telephoneAddress('+49 (30) 123-4567')).toBe('tel:+49301234567');
    expect(telephoneAddress('030 1234567')).toBe('tel:0301234567');
  });

  it.each(['javascript:alert(1)', 'ask me', '', '+', '1+2'])('is not dialled as %j', (text) => {
    expect(telephoneAddress(text)).toBeNull();
  });
});
