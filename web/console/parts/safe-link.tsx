import { Anchor } from '@mantine/core';
import { webAddress } from './safe-address.ts';

/** An address that a lead brought: a link when it leads to the web, else its text. */
export function SafeLink({ address }: { readonly address: string }) {
  const href = webAddress(address);
  if (href === null) return <bdi>{address}</bdi>;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener" inherit underline="always">
      <bdi>{address}</bdi>
    </Anchor>
  );
}
