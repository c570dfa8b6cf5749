import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf } from '../../../api/client.ts';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { useApi } from '../../../session/viewer.ts';
import classes from '../lead-page.module.css';
import { Panel } from '../panel.tsx';
import { CompanyLead } from './company-lead.tsx';

const AT_ONCE = 10;

/** Who else of the company came, and what became of it. */
export function CompanyCard({ leadId }: { readonly leadId: string }) {
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: ['company-leads', leadId],
    queryFn: ({ pageParam }) => {
      const query = { limit: AT_ONCE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return answerOf(api.GET('/api/leads/{id}/company', { params: { path: { id: leadId }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 60_000,
  });
  if (pages.isError) return <Failed what="The company’s leads" error={pages.error} again={pages.refetch} />;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const domain = pages.data?.pages[0]?.domain ?? null;
  return (
    <Panel title="Others of the company">
      {pages.isPending && <Loading what="the company’s leads" />}
      {pages.data && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {domain ? 'No other lead of ' : 'The address says nothing of a company.'}
          {domain && <bdi>{domain}</bdi>}
        </Text>
      )}
      <ul className={classes['list']}>
        {items.map((item) => (
          <CompanyLead key={item.leadId} item={item} />
        ))}
      </ul>
      <MoreButton of={pages} />
    </Panel>
  );
}
