import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorAt } from '../../../parts/refusals.ts';
import { useToday } from '../../../parts/time/now.ts';
import { useViewer } from '../../../session/viewer.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { FormFrame, type FormProps } from './form-frame.tsx';
import { useChanging } from './queries.ts';

export function StartForm({ experiment, onDone, onCancel }: FormProps) {
  const today = useToday(useViewer().me.modelTimeZone);
  const [base] = useState(experiment);
  const [startedOn, setStartedOn] = useState(today);
  const { change, isPending, error, newest } = useChanging(base, () => onDone('Started.'));
  return (
    <FormFrame
      label="Start the experiment"
      submit="Start it"
      isPending={isPending}
      error={error}
      shown={['startedOn']}
      news={<ConflictNotice base={base} newest={newest} />}
      onSubmit={() => change({ status: 'running', startedOn })}
      onCancel={onCancel}
    >
      <TextInput
        type="date"
        label="Runs since"
        description="From then on hypothesis, metric and scope stay as they are."
        maw={280}
        required
        withAsterisk={false}
        max={today}
        value={startedOn}
        onChange={({ currentTarget }) => setStartedOn(currentTarget.value)}
        error={errorAt(error, 'startedOn')}
      />
    </FormFrame>
  );
}
