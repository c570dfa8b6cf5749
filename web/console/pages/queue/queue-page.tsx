import { Group, SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { useViewer } from '../../session/viewer.ts';
import { mayOwnLeads } from '../../shell/pages.ts';
import { ArrivalSwitch } from './arrival-switch.tsx';
import { Filters } from './filters.tsx';
import { Queue } from './queue.tsx';
import { isUntouched } from './queue-lead.ts';
import { useLeads } from './use-leads.ts';
import { type Choice, choiceFrom, queryOf, type View, viewsFor, viewWords } from './views.ts';

export default function QueuePage() {
  const { me } = useViewer();
  const [address, setAddress] = useSearchParams();
  const views = viewsFor(me);
  const choice = choiceFrom(address, me);
  const query = queryOf(choice, me);
  const list = useLeads(query);

  const title = me.role === 'rep' ? 'My leads' : 'Leads';
  const untouched = choice.view === 'mine' ? (list.leads ?? []).filter(isUntouched).length : 0;
  const set = (name: keyof Choice, value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return (
    <Page
      title={title}
      tab={untouched > 0 ? `(${untouched}) ${title}` : title}
      beside={mayOwnLeads(me) && <ArrivalSwitch />}
    >
      <Group align="flex-end" gap="md">
        {views.length > 1 && (
          <SegmentedControl
            aria-label="View"
            value={choice.view}
            data={views.map((view) => ({ value: view, label: viewWords[view] }))}
            onChange={(view) => setAddress({ view: view as View })}
          />
        )}
        <Filters {...{ choice, set }} />
      </Group>
      <Queue key={JSON.stringify(query)} {...{ list, choice }} />
    </Page>
  );
}
