/** The leads of a list as they come in: page by page on scrolling, and again every few seconds. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf } from '../../api/client.ts';
import { useApi } from '../../session/viewer.ts';
import { type LeadPage, merged } from './lead-pages.ts';
import { queueLeadOf } from './queue-lead.ts';
import type { queryOf } from './views.ts';

const PAGE = 100;
const AGAIN_MS = 5_000;

export const queueKeys = {
  all: ['queue'],
  pages: ['queue', 'pages'],
  head: ['queue', 'head'],
} as const;

export function useLeads(query: ReturnType<typeof queryOf>) {
  const api = useApi();
  const read = async (cursor: string | undefined, signal: AbortSignal): Promise<LeadPage> => {
    const asked = { ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await answerOf(api.GET('/api/leads', { params: { query: asked }, signal }));
    return { leads: answer.items.map(queueLeadOf), nextCursor: answer.nextCursor };
  };
  const pages = useInfiniteQuery({
    queryKey: [...queueKeys.pages, query],
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // However many pages are loaded, the service is asked for one of them in that time.
    refetchInterval: ({ state }) => AGAIN_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
  const head = useQuery({
    queryKey: [...queueKeys.head, query],
    queryFn: ({ signal }) => read(undefined, signal),
    // A single page is asked for again as it is.
    enabled: (pages.data?.pages.length ?? 0) > 1,
    refetchInterval: AGAIN_MS,
  });
  const leads = useMemo(() => pages.data && merged(pages.data.pages, head.data), [pages.data, head.data]);
  return {
    /** Undefined until the first page is there. */
    leads,
    error: pages.error,
    again: pages.refetch,
    hasMore: pages.hasNextPage && head.data?.nextCursor !== null,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: pages.fetchNextPage,
    /** Since when (epoch milliseconds) nothing new could be read; null when what is shown is of these seconds. */
    staleSince: pages.isRefetchError || head.isRefetchError ? pages.dataUpdatedAt : null,
  };
}
