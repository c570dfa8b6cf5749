import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import type { NoLeadReason } from './no-lead.ts';

const said: Readonly<Record<NoLeadReason, { readonly title: string; readonly more: string }>> = {
  'not-yours': {
    title: 'This lead is not yours',
    more: 'A colleague works on it, or it was given to somebody else. A manager can give it to you.',
  },
  'not-there': {
    title: 'There is no such lead',
    more: 'It was erased, or the address is not whole.',
  },
};

export const NoLeadPage = ({ reason }: { readonly reason: NoLeadReason }) => (
  <Page title={said[reason].title}>
    <Empty title={said[reason].more}>
      <Anchor component={Link} to="/queue" underline="always">
        Go to the leads
      </Anchor>
    </Empty>
  </Page>
);
