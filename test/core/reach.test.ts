import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachOf } from '../../core/reach.ts';

const email = 'ada@example.com';

describe('reaching a person from a phone', () => {
  it('dials and texts the number as it is meant', () => {
    expect(reachOf({ phone: '+1 (202) 555-0100', email })).toEqual({
      call: 'tel:+12025550100',
      text: 'sms:+12025550100',
      write: 'mailto:ada@example.com',
    });
  });

  it.each(['', 'call me', '*#06#', '+1;ext=5', '12', '+49 30 1234567890123456', '٠١٢٣٤٥٦'])(
    'does not dial %j',
    (phone) => {
      expect(reachOf({ phone, email })).toMatchObject({ call: null, text: null });
    },
  );

  it('writes to the address alone, whatever it holds', () => {
    expect(reachOf({ email: 'a?bcc=x@example.com' }).write).toBe('mailto:a%3Fbcc%3Dx@example.com');
    expect(reachOf({ email: '"a@b"@example.com' }).write).toBe('mailto:%22a%40b%22@example.com');
  });

  it('never holds what a stranger could act by', () => {
    fc.assert(
      fc.property(fc.string(), fc.emailAddress(), (phone, address) => {
        const { call, text, write } = reachOf({ phone, email: address });
        for (const link of [call, text]) if (link !== null) expect(link).toMatch(/^(tel|sms):\+?\d+$/);
        expect(write).toMatch(/^mailto:[^?&\s"<>]+$/);
      }),
    );
  });
});
