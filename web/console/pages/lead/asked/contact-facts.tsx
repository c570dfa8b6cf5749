import { Anchor } from '@mantine/core';
import { mailAddress, telephoneAddress } from '../../../parts/safe-address.ts';
import { Facts } from '../facts.tsx';
import type { Lead } from '../lead.ts';
import { contactFacts } from './contact.ts';

/** How they can be reached, and what they said of themselves. */
export function ContactFacts({ contact }: Pick<Lead, 'contact'>) {
  const { email, phone } = contact;
  return (
    <Facts
      of={[
        ['E-mail', <Reach key="email" href={mailAddress(email)} text={email} />],
        ...(phone
          ? [['Telephone', <Reach key="phone" href={telephoneAddress(phone)} text={phone} />] as const]
          : []),
        ...contactFacts(contact),
      ]}
    />
  );
}

function Reach({ href, text }: { readonly href: string | null; readonly text: string }) {
  if (href === null) return <bdi>{text}</bdi>;
  return (
    <Anchor href={href} inherit underline="always">
      <bdi>{text}</bdi>
    </Anchor>
  );
}
