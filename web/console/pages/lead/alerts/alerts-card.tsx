import { Group, Text } from '@mantine/core';
import { channelWords, isTrouble, kindWords, placeWords, statusWords } from '../../../parts/alert-words.ts';
import { Person } from '../../../parts/people.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Lead } from '../lead.ts';
import classes from '../lead-page.module.css';
import { Panel } from '../panel.tsx';

type LeadAlert = Lead['alerts'][number];

/** Who was told what, and whether it got there. */
export const AlertsCard = ({ alerts }: Pick<Lead, 'alerts'>) => (
  <Panel title="Alerts">
    {alerts.length === 0 && (
      <Text size="sm" c="dimmed">
        Nobody was alerted.
      </Text>
    )}
    <ul className={classes['list']}>
      {alerts.map((alert) => (
        <AlertLine key={`${alert.round} ${alert.kind} ${alert.recipientId} ${alert.channel}`} alert={alert} />
      ))}
    </ul>
  </Panel>
);

function AlertLine({ alert }: { readonly alert: LeadAlert }) {
  const nameOf = useNameOf();
  const { kind, recipientId, channel, status, at, outcome, holdUntil, fellOverTo } = alert;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {kindWords(kind)} to <Person id={recipientId} />
        </Text>
        <Text size="sm" c={isTrouble(alert) ? 'var(--alarm)' : undefined}>
          {statusWords[status]}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {channelWords[channel]}, <Moment at={at} />
        {holdUntil && (
          <>
            , held until <Moment at={holdUntil} />
          </>
        )}
        {isTrouble(alert) && outcome && (
          <>
            : <bdi>{outcome}</bdi>
          </>
        )}
        {fellOverTo && `; instead ${placeWords(fellOverTo, nameOf)}`}
      </Text>
    </li>
  );
}
