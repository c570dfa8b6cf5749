/**
 * Addresses that a phone acts on: to call, to text, to write. What a stranger typed becomes one from digits, or character
 * by character encoded, and never as it stands: `tel:` can hold dial codes, `mailto:` headers.
 */

/** "+1 (202) 555-0100" → "+12025550100"; null for what is no number that can be dialled as it is. Source: E.164, 15 digits. */
const dialled = (phone: string): string | null => {
  const digits = phone.replace(/[\s().\-/]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? digits : null;
};

export type Reach = {
  readonly call: string | null;
  readonly text: string | null;
  readonly write: string;
};

/** RFC 3966 (`tel:`), RFC 5724 (`sms:`) and RFC 6068 (`mailto:`). */
export function reachOf({
  phone,
  email,
}: {
  readonly phone?: string | undefined;
  readonly email: string;
}): Reach {
  const number = phone === undefined ? null : dialled(phone);
  const at = email.lastIndexOf('@');
  const [mailbox, host] = [email.slice(0, at), email.slice(at + 1)].map(encodeURIComponent);
  return {
    call: number && `tel:${number}`,
    text: number && `sms:${number}`,
    write: `mailto:${mailbox}@${host}`,
  };
}
