/** What went wrong and waits for a person: what happened, when, and what to do about it. */
import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { useViewer } from '../../session/viewer.ts';
import { Alerts } from './alerts/alerts.tsx';
import { AlertCount, DeadLetterCount, OverrideCount, QuarantineCount } from './counts.tsx';
import { DeadLetterList } from './dead-letters/dead-letter-list.tsx';
import { Overrides } from './overrides/overrides.tsx';
import { Quarantine } from './quarantine/quarantine.tsx';
import { type Tab, tabFrom, tabsFor, tabWords } from './tabs.ts';

const parts: Readonly<Record<Tab, { Count: ComponentType; List: ComponentType }>> = {
  quarantine: { Count: QuarantineCount, List: Quarantine },
  alerts: { Count: AlertCount, List: Alerts },
  'dead-letters': { Count: DeadLetterCount, List: DeadLetterList },
  overrides: { Count: OverrideCount, List: Overrides },
};

export default function TroublePage() {
  const { me } = useViewer();
  const [address, setAddress] = useSearchParams();
  const tabs = tabsFor(me.role);
  return (
    <Page title="Inbox of trouble">
      <Tabs
        value={tabFrom(address, me.role)}
        onChange={(tab) => setAddress({ tab: tab ?? 'quarantine' })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map((tab) => {
            const { Count } = parts[tab];
            return (
              <Tabs.Tab key={tab} value={tab}>
                {tabWords[tab]} <Count />
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        {tabs.map((tab) => {
          const { List } = parts[tab];
          return (
            <Tabs.Panel key={tab} value={tab}>
              <List />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </Page>
  );
}
