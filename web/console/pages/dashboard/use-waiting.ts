import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/client.ts';
import type { Tier } from '../../parts/words.ts';
import { useApi } from '../../session/viewer.ts';
import type { WaitingKind } from './live.ts';

/** As many as a glance takes in. */
const SHOWN = 6;

/** The first leads that wait, soonest deadline first: of everybody, or of the rep who looks. */
export function useWaiting(waiting: WaitingKind, tier: Tier | null) {
  const api = useApi();
  const query = { waiting, limit: SHOWN, ...(tier ? { tier } : {}) };
  return useQuery({
    queryKey: ['leads', 'waiting', query],
    queryFn: async ({ signal }) =>
      (await answerOf(api.GET('/api/leads', { params: { query }, signal }))).items,
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
}
