/** Keys of machines, as an administrator keeps them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf } from '../../../api/client.ts';
import type { operations } from '../../../api/schema.ts';
import { useApi } from '../../../session/viewer.ts';

export type Key = operations['listKeys']['responses'][200]['content']['application/json']['items'][number];
export type NewKey = operations['issueKey']['requestBody']['content']['application/json'];

const KEYS = ['keys'];

export function useKeys() {
  const api = useApi();
  return useQuery({
    queryKey: KEYS,
    queryFn: async () => (await answerOf(api.GET('/api/keys'))).items,
    refetchInterval: 15_000,
  });
}

export function useIssuing() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewKey) => answerOf(api.POST('/api/keys', { body })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['team-audit'] });
      return queries.invalidateQueries({ queryKey: KEYS });
    },
    // The secret stays in the card that shows it, and nowhere else.
    gcTime: 0,
  });
}

export function useRevoking() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/keys/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['team-audit'] });
      return queries.invalidateQueries({ queryKey: KEYS });
    },
  });
}
