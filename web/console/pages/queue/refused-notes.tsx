import { Alert } from '@mantine/core';
import type { Place } from './places.ts';
import type { useResponses } from './use-responses.ts';

type RefusedNotesProps = {
  readonly places: readonly Place[];
  readonly responses: Pick<ReturnType<typeof useResponses>, 'refused' | 'dismiss'>;
};

/** What the API refused of leads whose rows have left since: they went to somebody else, who was ahead. */
export function RefusedNotes({ places, responses: { refused, dismiss } }: RefusedNotesProps) {
  const shown = new Set(places.map(({ lead }) => lead.leadId));
  return [...refused.values()]
    .filter(({ lead }) => !shown.has(lead.leadId))
    .map(({ lead: { leadId, name }, why }) => (
      <Alert
        key={leadId}
        color="red"
        title={<bdi>{name}</bdi>}
        withCloseButton
        closeButtonLabel="Dismiss"
        onClose={() => dismiss(leadId)}
      >
        {why}
      </Alert>
    ));
}
