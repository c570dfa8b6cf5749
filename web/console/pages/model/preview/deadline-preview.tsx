import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf } from '../../../api/client.ts';
import { isToldAt } from '../../../parts/refusals.ts';
import { Section } from '../../../parts/section.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { useApi } from '../../../session/viewer.ts';
import { contents } from '../contents.ts';
import { PreviewForm } from './preview-form.tsx';
import { PreviewTable } from './preview-table.tsx';
import { fieldsOf, paramsOf, questionOf } from './question.ts';

export function DeadlinePreview({ timeZone }: { readonly timeZone: string }) {
  const [params, setParams] = useSearchParams();
  const question = questionOf(params);
  const told = useDeadlines(question);
  const isTold = isToldAt(told.error, ['at', 'tier']);
  return (
    <Section
      {...contents.preview}
      definition={`When a lead that gets its owner at a time would be due. Without a day: samples that lie ahead. Times are those of ${timeZone}; where yours differ, they stand below.`}
    >
      <PreviewForm
        asked={fieldsOf(question)}
        error={told.error}
        onAsk={(fields) => setParams(paramsOf(fields), { preventScrollReset: true })}
      />
      {told.data && !isTold && <PreviewTable preview={told.data} />}
      {!told.data && told.isPending && <Loading what="the deadlines" />}
      {told.isError && !isTold && <Failed what="The deadlines" error={told.error} again={told.refetch} />}
    </Section>
  );
}

function useDeadlines({ at, tier }: ReturnType<typeof questionOf>) {
  const api = useApi();
  return useQuery({
    queryKey: ['model', 'deadlines', at, tier],
    queryFn: () => {
      const query = { ...(at !== null && { at }), ...(tier !== null && { tier }) };
      return answerOf(api.GET('/api/model/deadlines', { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });
}
