/** A change of the lead in the making: asked for, done, or refused. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, Refusal } from '../../../api/client.ts';
import { useApi } from '../../../session/viewer.ts';
import type { SeenLead } from '../lead.ts';
import { etagOf, leadKey } from '../use-lead.ts';
import { type Act, ask } from './acts.ts';

type Asked = { readonly act: Act; readonly etag: string };

/** Refusals that say that the lead is not as it was seen. */
const outdated = [403, 404, 409, 412];

export function useActing(leadId: string, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ act, etag }: Asked): Promise<SeenLead> => {
      const asked = ask(api, leadId, etag, act);
      return { lead: await answerOf(asked), etag: etagOf((await asked).response) };
    },
    onMutate: () => queries.cancelQueries({ queryKey: leadKey(leadId) }),
    onSuccess: (after) => {
      queries.setQueryData(leadKey(leadId), after);
      void queries.invalidateQueries({ queryKey: ['queue'] });
      void queries.invalidateQueries({ queryKey: ['team'] });
      onDone();
    },
    onError: (error) => {
      // The refusal is told at once, whatever the lead takes to be read again.
      if (error instanceof Refusal && outdated.includes(error.status))
        void queries.invalidateQueries({ queryKey: leadKey(leadId) });
    },
  });
}
