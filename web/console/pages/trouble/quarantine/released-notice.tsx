import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { Countdown } from '../../../parts/time/countdown.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { type Released, useNewLead } from '../queries.ts';

/** What became of a released submission, as soon as it is known who has it. */
export function ReleasedNotice({ released: { leadId, status } }: { readonly released: Released }) {
  const { data: lead } = useNewLead(leadId);
  const nameOf = useNameOf();
  const link = (
    <Anchor component={Link} to={`/leads/${leadId}`} inherit underline="always">
      <bdi>{lead?.contact.name ?? lead?.contact.email ?? 'the lead'}</bdi>
    </Anchor>
  );
  const owner = lead && <bdi>{nameOf(lead.ownerId)}</bdi>;
  if (status === 'merged')
    return (
      <Alert color="green" p="xs" title="It was added to an open lead of the same person">
        {link}
        {owner && <> of {owner}</>}.
      </Alert>
    );
  return (
    <Alert color="green" p="xs" title="It is a lead now">
      {lead === undefined || lead.stage === 'captured' ? (
        <>{link}: an owner is being found.</>
      ) : (
        <>
          {link} is now a lead of {owner}
          {lead.stage === 'assigned' && lead.sla && (
            <>
              ; its clock runs: <Countdown until={lead.sla.respondBy} />
            </>
          )}
          .
        </>
      )}
    </Alert>
  );
}
