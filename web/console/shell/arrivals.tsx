/** Listens for leads that arrive while the viewer is on another page, in another tab, or in another program. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { answerOf } from '../api/client.ts';
import { useViewer } from '../session/viewer.ts';
import { useArrivalNotices } from './arrival-notices.ts';
import { hear, noticeOf } from './new-arrivals.ts';
import { mayOwnLeads } from './pages.ts';

const AGAIN_MS = 10_000;

export function Arrivals() {
  const { me } = useViewer();
  return me.memberId !== null && mayOwnLeads(me) ? <IfWanted ownerId={me.memberId} /> : null;
}

function IfWanted({ ownerId }: { readonly ownerId: string }) {
  const { state } = useArrivalNotices();
  return state === 'on' ? <Listening ownerId={ownerId} /> : null;
}

function Listening({ ownerId }: { readonly ownerId: string }) {
  const { api } = useViewer();
  const navigate = useNavigate();
  const known = useRef<ReadonlySet<string> | null>(null);
  const { data: leads } = useQuery({
    queryKey: ['arrivals', ownerId],
    queryFn: async ({ signal }) => {
      const query = { owner: ownerId, waiting: 'untouched', limit: 200 } as const;
      const { items } = await answerOf(api.GET('/api/leads', { params: { query }, signal }));
      return items.map(({ leadId, round, tier, sla }) => ({ leadId, round, tier, sla }));
    },
    refetchInterval: AGAIN_MS,
    // That is the point of it: the person looks at something else.
    refetchIntervalInBackground: true,
  });
  useEffect(() => {
    if (!leads) return;
    const heard = hear(known.current, leads);
    known.current = heard.known;
    for (const lead of heard.arrived) {
      const { title, ...options } = noticeOf(lead);
      const notice = new Notification(title, options);
      notice.onclick = () => {
        window.focus();
        void navigate(`/leads/${lead.leadId}`);
        notice.close();
      };
    }
  }, [leads, navigate]);
  return null;
}
