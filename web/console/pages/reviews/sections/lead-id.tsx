import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useViewer } from '../../../session/viewer.ts';

/** A link for whoever may open the lead. */
export function LeadId({ id, ownerId }: { readonly id: string; readonly ownerId?: string }) {
  const { me } = useViewer();
  const mayOpen = me.mayReadAllLeads || (ownerId !== undefined && ownerId === me.memberId);
  if (!mayOpen) return <span className="clock">{id}</span>;
  return (
    <Anchor component={Link} to={`/leads/${id}`} inherit className="clock">
      {id}
    </Anchor>
  );
}
