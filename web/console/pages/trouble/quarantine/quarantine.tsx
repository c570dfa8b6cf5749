import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Empty, Failed, Loading } from '../../../parts/states.tsx';
import { type Released, type SubmissionStatus, useQuarantine } from '../queries.ts';
import { choiceFrom } from '../tabs.ts';
import classes from '../trouble.module.css';
import { ReleasedNotice } from './released-notice.tsx';
import { SubmissionEntry } from './submission-entry.tsx';

const statusWords: Readonly<Record<SubmissionStatus, string>> = {
  waiting: 'Waiting',
  released: 'Released',
  dismissed: 'Dismissed',
};

export function Quarantine() {
  const [address, setAddress] = useSearchParams();
  const status = choiceFrom(address, 'status', statusWords);
  const [released, setReleased] = useState<Released | null>(null);
  return (
    <Stack gap="sm" align="stretch">
      <Text size="sm" c="dimmed">
        Submissions in which a field was filled that people do not see. Nobody was told of them, and they are
        deleted after 90 days.
      </Text>
      <div>
        <SegmentedControl
          aria-label="Which submissions"
          value={status}
          data={Object.entries(statusWords).map(([value, label]) => ({ value, label }))}
          onChange={(value) => setAddress({ tab: 'quarantine', status: value })}
        />
      </div>
      <div role="status">{released && <ReleasedNotice released={released} />}</div>
      <Submissions status={status} onReleased={setReleased} />
    </Stack>
  );
}

type SubmissionsProps = {
  readonly status: SubmissionStatus;
  readonly onReleased: (released: Released) => void;
};

function Submissions({ status, onReleased }: SubmissionsProps) {
  const list = useQuarantine(status);
  if (!list.data)
    return list.error ? (
      <Failed what="The quarantine" error={list.error} again={list.refetch} />
    ) : (
      <Loading what="the quarantine" />
    );
  const submissions = list.data.pages.flatMap(({ items }) => items);
  if (submissions.length === 0)
    return status === 'waiting' ? (
      <Empty title="Nothing went wrong">No submission waits to be looked at.</Empty>
    ) : (
      <Empty title={`Nothing was ${status}`} />
    );
  return (
    <>
      <ul className={classes['list']}>
        {submissions.map((submission) => (
          <SubmissionEntry key={submission.id} submission={submission} onReleased={onReleased} />
        ))}
      </ul>
      <div>
        <MoreButton of={list} />
      </div>
    </>
  );
}
