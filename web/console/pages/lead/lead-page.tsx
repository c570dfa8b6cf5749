/** One lead: whence it came, what it asked, where it stands, and what can be done. */
import { useParams } from 'react-router';
import { Failed, Loading } from '../../parts/states.tsx';
import { LeadView } from './lead-view.tsx';
import { noLeadFor } from './no-lead.ts';
import { NoLeadPage } from './no-lead-page.tsx';
import { useLead } from './use-lead.ts';

export default function LeadPage() {
  const { leadId = '' } = useParams();
  // What was typed about one lead is not for the next one.
  return <OneLead key={leadId} leadId={leadId} />;
}

function OneLead({ leadId }: { readonly leadId: string }) {
  const { data, error, refetch } = useLead(leadId);
  const reason = noLeadFor(error);
  if (reason) return <NoLeadPage reason={reason} />;
  if (data) return <LeadView latest={data} />;
  if (error) return <Failed what="The lead" error={error} again={refetch} />;
  return <Loading what="the lead" />;
}
