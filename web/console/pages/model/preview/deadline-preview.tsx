import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, Refusal } from '../../../api/client.ts';
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
  const refusal = told.error instanceof Refusal && told.error.status === 422 ? told.error : null;
  return (
    <Section
      {...contents.preview}
      definition={`When a lead that gets its owner at a time would be due. Without a day: samples that lie ahead. Times are those of ${timeZone}; where yours differ, they stand below.`}
    >
      <PreviewForm
        // The address may change by itself: back, forward, a link.
        key={params.toString()}
        initial={fieldsOf(question)}
        refusal={refusal}
        onAsk={(fields) => setParams(paramsOf(fields), { preventScrollReset: true })}
      />
      {told.data && refusal === null && <PreviewTable preview={told.data} />}
      {!told.data && told.isPending && <Loading what="the deadlines" />}
      {told.isError && refusal === null && (
        <Failed what="The deadlines" error={told.error} again={told.refetch} />
      )}
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
