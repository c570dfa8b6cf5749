/** What waits right now, whatever the range: how many, and which first. */
import { Paper, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { count, NONE } from '../../parts/numbers.ts';
import type { Tier } from '../../parts/words.ts';
import { useViewer } from '../../session/viewer.ts';
import { type WaitingKind, waitingKinds, waitingWords, whoseLeads } from './live.ts';
import classes from './live-strip.module.css';
import type { Metrics } from './use-figures.ts';
import { WaitingList } from './waiting-list.tsx';

type LiveStripProps = {
  /** Undefined until the figures are there. */
  readonly now: Metrics['now'];
  readonly tier: Tier | null;
};

export function LiveStrip({ now, tier }: LiveStripProps) {
  const { me } = useViewer();
  const [kind, setKind] = useState<WaitingKind>('untouched');
  const mayReadLeads = me.role !== 'bi';
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="live" className={classes['strip']}>
      <Title order={2} size="h4" id="live">
        Waiting right now
      </Title>
      <div className={classes['parts']}>
        <ul className={classes['counts']}>
          {waitingKinds.map((each) => (
            <li key={each}>
              {mayReadLeads ? (
                <UnstyledButton
                  className={classes['count']}
                  aria-pressed={each === kind}
                  onClick={() => setKind(each)}
                >
                  <Waiting kind={each} leads={now?.[each]} />
                </UnstyledButton>
              ) : (
                <div className={classes['count']}>
                  <Waiting kind={each} leads={now?.[each]} />
                </div>
              )}
            </li>
          ))}
        </ul>
        {mayReadLeads && (
          <div className={classes['first']}>
            <Text size="xs" c="dimmed">
              {waitingWords[kind].title}. {whoseLeads(me.mayReadAllLeads)}
              {me.mayReadAllLeads ? '' : '; the counts are of the whole team'}.
            </Text>
            <WaitingList kind={kind} tier={tier} />
          </div>
        )}
      </div>
    </Paper>
  );
}

function Waiting({ kind, leads }: { readonly kind: WaitingKind; readonly leads: number | undefined }) {
  const { title, means } = waitingWords[kind];
  const isAlarming = kind !== 'untouched' && leads !== undefined && leads > 0;
  return (
    <>
      <span className={classes['number']} data-alarming={isAlarming || undefined}>
        {leads === undefined ? NONE : count(leads)}
      </span>{' '}
      <span className={classes['title']}>{title}</span> <span className={classes['means']}>{means}</span>
    </>
  );
}
