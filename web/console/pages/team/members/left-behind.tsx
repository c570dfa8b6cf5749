import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { MemberChanged } from '../queries.ts';

type LeftBehindProps = { readonly changed: MemberChanged | null; readonly onClose: () => void };

/** Leads that nobody works on any more: they do not go to others by themselves once somebody has responded. */
export function LeftBehind({ changed, onClose }: LeftBehindProps) {
  const leads = changed?.openLeads ?? 0;
  return (
    <div role="status">
      {changed && leads > 0 && (
        <Alert
          color="yellow"
          p="xs"
          mb="xs"
          withCloseButton
          closeButtonLabel="Close"
          onClose={onClose}
          title={`They still own ${leads} open ${leads === 1 ? 'lead' : 'leads'}`}
        >
          What nobody has responded to goes to others by the clock. Give the rest away:{' '}
          <Anchor component={Link} to={`/queue?view=all&owner=${changed.id}`} inherit underline="always">
            leads of <bdi>{changed.name}</bdi>
          </Anchor>
        </Alert>
      )}
    </div>
  );
}
