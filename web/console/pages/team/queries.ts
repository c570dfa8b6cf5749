/** What the team's page asks, and how it changes members: each as they were seen, or not at all. */
import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, type Schemas } from '../../api/client.ts';
import { type Member, teamOf } from '../../parts/people.tsx';
import { isStale } from '../../parts/refusals.ts';
import { useApi } from '../../session/viewer.ts';
import type { MemberChange, NewMember } from './editing/member-draft.ts';

export type MemberChanged = Schemas['MemberChanged'];

const AGAIN_MS = 15_000;
const AUDIT_PAGE = 20;

export function useTeamNow() {
  return useQuery({ ...teamOf(useApi()), refetchInterval: AGAIN_MS });
}

/** Leads given to each rep in the last 30 days. */
export function useAssignments() {
  const api = useApi();
  return useQuery({
    queryKey: ['metrics', 'assignments'],
    queryFn: () => answerOf(api.GET('/api/metrics', { params: { query: { by: 'rep' } } })),
    refetchInterval: 60_000,
  });
}

export function useAudit() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['team-audit'],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/team/audit', {
          params: { query: { limit: AUDIT_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => AGAIN_MS * Math.max(1, state.data?.pages.length ?? 1),
  });
}

type Asked = { readonly member: Pick<Member, 'id' | 'etag'>; readonly change: MemberChange };

export function useChangingMember() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ member: { id, etag }, change: body }: Asked) =>
      answerOf(api.PATCH('/api/team/{id}', { params: { path: { id }, header: { 'if-match': etag } }, body })),
    onSuccess: (changed) => keep(queries, changed),
    onError: (error) => seeAgain(queries, error),
  });
}

export function useRenewingSecret() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, etag }: Pick<Member, 'id' | 'etag'>) =>
      answerOf(
        api.POST('/api/team/{id}/webhook-secret', {
          params: { path: { id }, header: { 'if-match': etag } },
          body: {},
        }),
      ),
    onSuccess: (changed) => keep(queries, changed),
    onError: (error) => seeAgain(queries, error),
  });
}

export function useAddingMember() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMember) => answerOf(api.POST('/api/team', { body })),
    onSuccess: (added) => keep(queries, added),
  });
}

/** Puts the member into what is shown. What is told of a change once is no part of them. */
async function keep(queries: QueryClient, changed: MemberChanged): Promise<void> {
  const { openLeads: _openLeads, webhookSecret: _webhookSecret, ...member } = changed;
  // An answer that is under way was given before the change.
  await queries.cancelQueries({ queryKey: ['team'] });
  queries.setQueryData<Member[]>(['team'], (all = []) =>
    all.some(({ id }) => id === member.id)
      ? all.map((it) => (it.id === member.id ? member : it))
      : [...all, member],
  );
  void queries.invalidateQueries({ queryKey: ['team-audit'] });
}

async function seeAgain(queries: QueryClient, error: unknown): Promise<void> {
  if (isStale(error)) await queries.invalidateQueries({ queryKey: ['team'] });
}
