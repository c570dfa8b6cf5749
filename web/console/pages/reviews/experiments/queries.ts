/** The backlog, and changes of it: each to the version that was seen, or not at all. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Api, answerOf } from '../../../api/client.ts';
import { isStale } from '../../../parts/refusals.ts';
import { useViewer } from '../../../session/viewer.ts';
import type { Change, Proposal } from './draft.ts';
import type { Experiment } from './experiment-words.ts';

const backlogOf = (api: Api) => ({
  queryKey: ['experiments'],
  queryFn: async () => (await answerOf(api.GET('/api/experiments'))).items,
});

export function useExperiments() {
  const { api } = useViewer();
  return useQuery({ ...backlogOf(api), refetchInterval: 15_000 });
}

export function useProposing(onDone: (experiment: Experiment) => void) {
  const { api } = useViewer();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Proposal) => answerOf(api.POST('/api/experiments', { body })),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['experiments'] });
      onDone(made);
    },
  });
}

/**
 * Changes `base`. Where somebody else was faster nothing is written: `newest` is then what they made of it, and the next
 * press goes to that version.
 */
export function useChanging(base: Experiment, onDone: (experiment: Experiment) => void) {
  const { api } = useViewer();
  const queries = useQueryClient();
  const [newest, setNewest] = useState<Experiment | null>(null);
  const changing = useMutation({
    mutationFn: (body: Change) => {
      const header = { 'if-match': (newest ?? base).etag };
      return answerOf(
        api.PATCH('/api/experiments/{id}', { params: { path: { id: base.id }, header }, body }),
      );
    },
    onSuccess: async (changed) => {
      queries.setQueryData<Experiment[]>(['experiments'], (all) =>
        all?.map((it) => (it.id === changed.id ? changed : it)),
      );
      onDone(changed);
      await queries.invalidateQueries({ queryKey: ['reviews'] });
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const all = await queries.fetchQuery({ ...backlogOf(api), staleTime: 0 });
      setNewest(all.find(({ id }) => id === base.id) ?? null);
    },
  });
  return {
    change: changing.mutate,
    isPending: changing.isPending,
    /** Why it was not done, other than for the newer version. */
    error: isStale(changing.error) && newest !== null ? null : changing.error,
    newest,
  };
}
