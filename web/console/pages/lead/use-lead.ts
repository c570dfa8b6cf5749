/** The lead of this page, as new as a few seconds. */
import { useQuery } from '@tanstack/react-query';
import { type Api, answerOf } from '../../api/client.ts';
import { useApi } from '../../session/viewer.ts';
import type { SeenLead } from './lead.ts';
import { noLeadFor } from './no-lead.ts';

const EVERY_MS = 5_000;

export const leadKey = (leadId: string) => ['lead', leadId] as const;

export function useLead(leadId: string) {
  const api = useApi();
  return useQuery({
    queryKey: leadKey(leadId),
    queryFn: () => readLead(api, leadId),
    // What is not there, or not theirs, will hardly be in a moment; a service that does not answer may.
    refetchInterval: ({ state }) => (noLeadFor(state.error) ? false : EVERY_MS),
  });
}

async function readLead(api: Api, leadId: string): Promise<SeenLead> {
  const asked = api.GET('/api/leads/{id}', { params: { path: { id: leadId } } });
  return { lead: await answerOf(asked), etag: etagOf((await asked).response) };
}

export const etagOf = (response: Response): string => response.headers.get('etag') ?? '';
