import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '../../api/client.ts';
import { useApi } from '../../session/viewer.ts';
import type { MetricsParameters } from './dashboard-query.ts';

export type Metrics = Schemas['Metrics'];
export type CsvTable = 'source' | 'campaign' | 'rep' | 'tier';

/** All that the dashboard shows of a range, in one answer. `enabled`: whether the range is one that can be asked for. */
export function useFigures(parameters: MetricsParameters, compare: boolean, enabled: boolean) {
  const api = useApi();
  const query = { ...parameters, ...(compare ? { compare: 'previous' as const } : {}) };
  return useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => answerOf(api.GET('/api/metrics', { params: { query }, signal })),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Asks for a table of the same figures as CSV. */
export function useCsv(parameters: MetricsParameters): (table: CsvTable) => Promise<string> {
  const api = useApi();
  return (table) =>
    answerOf(
      api.GET('/api/metrics', {
        params: { query: { ...parameters, table } },
        headers: { accept: 'text/csv' },
        parseAs: 'text',
      }),
    );
}
