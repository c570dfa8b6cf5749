/** One press records what the person did; the row says what became of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { answerOf } from '../../api/client.ts';
import { sentenceOf } from '../../parts/states.tsx';
import { useApi } from '../../session/viewer.ts';
import { type LeadPage, withLead } from './lead-pages.ts';
import { channelWords, type Press } from './possible.ts';
import { type QueueLead, queueLeadOf } from './queue-lead.ts';
import { queueKeys } from './use-leads.ts';

export type Refused = { readonly lead: QueueLead; readonly why: string };
type Said = { readonly lead: QueueLead; readonly press: Press };

export function useResponses() {
  const api = useApi();
  const queries = useQueryClient();
  /** At once, before anything is drawn again: a second press is none. */
  const underWay = useRef(new Set<string>());
  const [pending, setPending] = useState<ReadonlyMap<string, Press>>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const [announced, announce] = useState('');

  const { mutate } = useMutation({
    mutationFn: async ({ lead: { leadId }, press }: Said) => {
      const path = { params: { path: { id: leadId } } };
      return queueLeadOf(
        press === 'claim'
          ? await answerOf(api.POST('/api/leads/{id}/claim', { ...path, body: {} }))
          : await answerOf(api.POST('/api/leads/{id}/contact', { ...path, body: { channel: press } })),
      );
    },
    onSuccess: async (lead, { press }) => {
      // What was asked before the press must not overwrite what came of it.
      await queries.cancelQueries({ queryKey: queueKeys.all });
      queries.setQueriesData<{ pages: LeadPage[] }>(
        { queryKey: queueKeys.pages },
        (data) => data && { ...data, pages: data.pages.map((page) => withLead(page, lead)) },
      );
      queries.setQueriesData<LeadPage>({ queryKey: queueKeys.head }, (page) => page && withLead(page, lead));
      void queries.invalidateQueries({ queryKey: ['lead', lead.leadId] });
      announce(doneWords(lead, press));
    },
    onError: (error, { lead }) => {
      const why = sentenceOf(error);
      setRefused((all) => new Map(all).set(lead.leadId, { lead, why }));
      void queries.invalidateQueries({ queryKey: queueKeys.all });
    },
    onSettled: (_answer, _error, { lead: { leadId } }) => {
      underWay.current.delete(leadId);
      setPending((all) => without(all, leadId));
    },
  });

  const press = useCallback(
    (lead: QueueLead, press: Press): void => {
      if (underWay.current.has(lead.leadId)) return;
      underWay.current.add(lead.leadId);
      setPending((all) => new Map(all).set(lead.leadId, press));
      setRefused((all) => without(all, lead.leadId));
      mutate({ lead, press });
    },
    [mutate],
  );
  const dismiss = useCallback((leadId: string) => setRefused((all) => without(all, leadId)), []);
  return { pending, refused, announced, announce, press, dismiss };
}

const doneWords = ({ name }: QueueLead, press: Press): string =>
  press === 'claim'
    ? `You are on it: the reminders for ${name} rest`
    : `First response to ${name} recorded: ${channelWords[press]}`;

function without<Value>(all: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!all.has(key)) return all;
  const rest = new Map(all);
  rest.delete(key);
  return rest;
}
