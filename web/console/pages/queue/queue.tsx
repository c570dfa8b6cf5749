/** One list of leads with all that is around it. */
import { VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LeadList } from './lead-list.tsx';
import { ListBar } from './list-bar.tsx';
import type { QueueLead } from './queue-lead.ts';
import { RefusedNotes } from './refused-notes.tsx';
import type { useLeads } from './use-leads.ts';
import { usePlaces } from './use-places.ts';
import { useResponses } from './use-responses.ts';
import { useStill } from './use-still.ts';
import { type Choice, orderWords, viewWords } from './views.ts';

type QueueProps = { readonly list: ReturnType<typeof useLeads>; readonly choice: Choice };

export function Queue({ list, choice }: QueueProps) {
  if (list.leads) return <LoadedQueue {...{ list, choice }} leads={list.leads} />;
  if (list.error) return <Failed what="The leads" error={list.error} again={list.again} />;
  return <Loading what="the leads" />;
}

function LoadedQueue({ list, choice, leads }: QueueProps & { readonly leads: readonly QueueLead[] }) {
  const still = useStill();
  const responses = useResponses();
  const { places, waiting } = usePlaces(leads, choice.view === 'mine', still.still);
  const [isHelpOpen, help] = useDisclosure(false);
  const { hasMore, isLoadingMore, loadMore, staleSince } = list;
  return (
    <div>
      <VisuallyHidden role="status">{responses.announced}</VisuallyHidden>
      <RefusedNotes {...{ places, responses }} />
      <ListBar
        {...{ waiting, staleSince }}
        order={orderWords(choice)}
        letIn={still.letGo}
        showKeys={help.open}
      />
      <LeadList
        {...{ places, hasMore, isLoadingMore, loadMore, still, responses }}
        label={`Leads: ${viewWords[choice.view].toLowerCase()}`}
        showsOwner={choice.view !== 'mine'}
        showKeys={help.open}
      />
      {isLoadingMore && <Loading what="more leads" />}
      {places.length === 0 && !hasMore && <NoLeads choice={choice} />}
      <KeysHelp opened={isHelpOpen} close={help.close} />
    </div>
  );
}

function NoLeads({ choice: { view, stage, tier, owner, from, to } }: Pick<QueueProps, 'choice'>) {
  if ([stage, tier, owner, from, to].some((filter) => filter !== null))
    return <Empty title="No lead fits this">Widen the filters to see others.</Empty>;
  if (view === 'mine')
    return (
      <Empty title="Nothing waits for you">
        The next lead that is given to you appears here by itself, with the time that is left to respond.
      </Empty>
    );
  return (
    <Empty title={view === 'waiting' ? 'No lead waits' : 'No leads yet'}>
      New ones appear here by themselves.
    </Empty>
  );
}
