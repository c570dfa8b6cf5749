/** Addresses that came with a lead: what a browser may be sent to, and how it is written out. */

/** The address where it is one of the web; null for whatever else somebody typed, such as `javascript:`. */
export function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** `mailto:`; everything but the address's own signs is escaped, so that no header joins the message. */
export const mailAddress = (email: string): string =>
  `mailto:${encodeURIComponent(email).replaceAll('%40', '@').replaceAll('%2B', '+')}`;

/** `tel:` with what can be dialled; null when there is too little of it. */
export function telephoneAddress(phone: string): string | null {
  const dialled = phone.replace(/(?!^\+)[^\d]/g, '');
  return /^\+?\d{3,}$/.test(dialled) ? `tel:${dialled}` : null;
}
