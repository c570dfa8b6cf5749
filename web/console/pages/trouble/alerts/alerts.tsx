import { Anchor, NativeSelect, Stack, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { channelWords, kindWords } from '../../../parts/alert-words.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Person } from '../../../parts/people.tsx';
import { Empty, Failed, Loading } from '../../../parts/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { type Alert, type AlertStatus, useAlerts } from '../queries.ts';
import { choiceFrom } from '../tabs.ts';
import { alertAdvice } from './alert-advice.ts';

const statusWords: Readonly<Record<AlertStatus, string>> = {
  failed: 'Failed',
  bounced: 'Came back',
  complained: 'Marked as spam',
  held: 'Held',
};

const choiceWords: Readonly<Record<AlertStatus, string>> = {
  failed: 'failed',
  bounced: 'came back',
  complained: 'were marked as spam',
  held: 'wait for quiet hours to end',
};

export function Alerts() {
  const [address, setAddress] = useSearchParams();
  const status = choiceFrom(address, 'status', statusWords);
  return (
    <Stack gap="sm" align="stretch">
      <Text size="sm" c="dimmed">
        What people were not told of their leads in the last 30 days, newest first. The clock of a lead runs
        on: what nobody answers is escalated.
      </Text>
      <div>
        <NativeSelect
          label="Alerts that"
          value={status}
          data={Object.entries(choiceWords).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setAddress({ tab: 'alerts', status: currentTarget.value })}
          w="12rem"
        />
      </div>
      <AlertTable status={status} />
    </Stack>
  );
}

function AlertTable({ status }: { readonly status: AlertStatus }) {
  const list = useAlerts(status);
  const nameOf = useNameOf();
  if (!list.data)
    return list.error ? (
      <Failed what="The alerts" error={list.error} again={list.refetch} />
    ) : (
      <Loading what="the alerts" />
    );
  const alerts = list.data.pages.flatMap(({ items }) => items);
  if (alerts.length === 0) return <Empty title="Nothing went wrong">{emptyWords[status]}</Empty>;
  return (
    <>
      <DataTable
        caption={`Alerts: ${statusWords[status]}`}
        rows={alerts}
        keyOf={keyOf}
        empty=""
        minWidth={760}
        columns={[
          {
            title: 'Alert',
            cell: ({ kind, recipientId }) => (
              <>
                {kindWords(kind)} to <Person id={recipientId} />
              </>
            ),
          },
          {
            title: 'What happened',
            words: true,
            cell: ({ channel, outcome, holdUntil }) => (
              <>
                {channelWords[channel]}: {statusWords[status].toLowerCase()}
                {holdUntil ? (
                  <>
                    {' '}
                    until <Moment at={holdUntil} />
                  </>
                ) : (
                  outcome && (
                    <>
                      {' '}
                      (<bdi>{outcome}</bdi>)
                    </>
                  )
                )}
              </>
            ),
          },
          { title: 'When', cell: ({ at }) => <Moment at={at} /> },
          { title: 'What to do', cell: (alert) => alertAdvice(alert, nameOf) },
          {
            title: 'Lead',
            cell: ({ leadId }) => (
              <Anchor component={Link} to={`/leads/${leadId}`} size="sm">
                Open the lead
              </Anchor>
            ),
          },
        ]}
      />
      <div>
        <MoreButton of={list} />
      </div>
    </>
  );
}

const keyOf = ({ leadId, round, kind, recipientId, channel }: Alert): string =>
  [leadId, round, kind, recipientId, channel].join(' ');

const emptyWords: Readonly<Record<AlertStatus, string>> = {
  failed: 'Every alert was sent.',
  bounced: 'No mail came back.',
  complained: 'Nobody marked an alert as spam.',
  held: 'No alert waits for the end of quiet hours.',
};
