/** What the inbox of trouble asks. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '../../api/client.ts';
import type { operations } from '../../api/schema.ts';
import { useApi } from '../../session/viewer.ts';

const AGAIN_MS = 30_000;
const PAGE = 50;

export type Submission = Schemas['QuarantinedSubmission'];
export type SubmissionStatus = Submission['status'];
export type DeadLetters = Schemas['DeadLetters'];
export type Override = Schemas['GateOverride'];

type AlertQuery = NonNullable<operations['listAlerts']['parameters']['query']>;
export type AlertStatus = NonNullable<AlertQuery['status']>;
export type Alert =
  operations['listAlerts']['responses'][200]['content']['application/json']['items'][number];

type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** A list that is read page by page, and again every half a minute for each page that is loaded. */
function usePages<Item>(queryKey: readonly string[], read: (cursor?: string) => Promise<PageOf<Item>>) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state }) => AGAIN_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
}

const from = (cursor: string | undefined) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });

export function useQuarantine(status: SubmissionStatus) {
  const api = useApi();
  return usePages(['quarantine', status], (cursor) =>
    answerOf(api.GET('/api/quarantine', { params: { query: { status, ...from(cursor) } } })),
  );
}

export function useAlerts(status: AlertStatus) {
  const api = useApi();
  return usePages(['alerts', status], (cursor) =>
    answerOf(api.GET('/api/alerts', { params: { query: { status, ...from(cursor) } } })),
  );
}

export function useDeadLetters() {
  const api = useApi();
  return useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => answerOf(api.GET('/api/dead-letters')),
    refetchInterval: AGAIN_MS,
  });
}

export type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

export function useOverrides({ from, to }: Days) {
  const api = useApi();
  return useQuery({
    queryKey: ['overrides', from, to],
    queryFn: () =>
      answerOf(
        api.GET('/api/overrides', {
          params: { query: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } },
        }),
      ),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  });
}

export type Decision = 'release' | 'dismiss';

/** What a person decided about a submission, and what became of it. */
export function useSettling() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, decision }: { readonly id: string; readonly decision: Decision }) => {
      const params = { path: { id } };
      if (decision === 'release')
        return answerOf(api.POST('/api/quarantine/{id}/release', { params, body: {} }));
      await answerOf(api.POST('/api/quarantine/{id}/dismiss', { params, body: {} }));
      return null;
    },
    // A refusal may mean that a colleague was faster.
    onSettled: () => queries.invalidateQueries({ queryKey: ['quarantine'] }),
  });
}

export type Released = NonNullable<ReturnType<typeof useSettling>['data']>;

/** The lead that a submission became, until sales has an owner for it. */
export function useNewLead(leadId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['lead', leadId, 'owner'],
    queryFn: () => answerOf(api.GET('/api/leads/{id}', { params: { path: { id: leadId } } })),
    refetchInterval: ({ state }) => (state.data && state.data.stage !== 'captured' ? false : 1_000),
  });
}
