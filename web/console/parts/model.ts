/** The operating model as both teams read it. */
import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../api/client.ts';
import { useApi } from '../session/viewer.ts';

export function useModel() {
  const api = useApi();
  return useQuery({
    queryKey: ['model'],
    queryFn: () => answerOf(api.GET('/api/model')),
    // It changes with a deployment.
    staleTime: 300_000,
  });
}
