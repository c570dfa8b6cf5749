import fc from 'fast-check';

/** Text of any code points, lone surrogates too. fast-check's own `binary` unit takes seconds to set up. */
export const anyText = fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)) });
