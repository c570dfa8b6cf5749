/** What the review's page asks. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '../../api/client.ts';
import { useViewer } from '../../session/viewer.ts';

export type Review = Schemas['Review'];
export type Written = Schemas['ReviewWritten'];

const MINUTE_MS = 60_000;

export function useFrozenWeeks() {
  const { api } = useViewer();
  return useQuery({
    queryKey: ['reviews'],
    queryFn: async () => (await answerOf(api.GET('/api/reviews'))).items,
    refetchInterval: MINUTE_MS,
  });
}

/** A draft is built anew at each look, and a frozen week may be frozen again. */
export function useReview(isoWeek: string) {
  const { api } = useViewer();
  return useQuery({
    queryKey: ['reviews', isoWeek],
    queryFn: () => answerOf(api.GET('/api/reviews/{isoWeek}', { params: { path: { isoWeek } } })),
    refetchInterval: MINUTE_MS,
  });
}

/** The 30 days that end with the week; with today while it is not over. */
export function useScorecard(to: string | null) {
  const { api } = useViewer();
  return useQuery({
    queryKey: ['scorecard', to],
    queryFn: () => answerOf(api.GET('/api/scorecard', { params: { query: to === null ? {} : { to } } })),
    staleTime: MINUTE_MS,
  });
}

export type Freezing = { readonly again?: true; readonly send: boolean };

export function useFreezing(isoWeek: string) {
  const { api } = useViewer();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Freezing) =>
      answerOf(api.POST('/api/reviews/{isoWeek}', { params: { path: { isoWeek } }, body })),
    onSuccess: ({ mailed: _, ...review }) => {
      queries.setQueryData<Review>(['reviews', isoWeek], review);
      return queries.invalidateQueries({ queryKey: ['reviews'], exact: true });
    },
  });
}

/** The API refuses by itself; nobody is shown what they may not do. */
export function useMayChange(): boolean {
  return ['manager', 'marketer', 'admin'].includes(useViewer().me.role);
}
