import { Group, Radio, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { errorAt } from '../../../parts/refusals.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import type { Change } from './draft.ts';
import { outcomeWords } from './experiment-words.ts';
import { FormFrame, type FormProps } from './form-frame.tsx';
import { useChanging } from './queries.ts';

type Outcome = NonNullable<Change['decision']>['outcome'];

export function DecisionForm({ experiment, onDone, onCancel }: FormProps) {
  const [base] = useState(experiment);
  const hasRun = base.status === 'running';
  const [outcome, setOutcome] = useState<Outcome | ''>(hasRun ? '' : 'dropped');
  const [note, setNote] = useState('');
  const { change, isPending, error, newest } = useChanging(base, () => onDone('Decided.'));
  return (
    <FormFrame
      label="Decide the experiment"
      submit={hasRun ? 'Decide' : 'Drop it'}
      isPending={isPending}
      error={error}
      shown={['decision.note']}
      news={<ConflictNotice base={base} newest={newest} />}
      onSubmit={() => outcome !== '' && change({ status: 'decided', decision: { outcome, note } })}
      onCancel={onCancel}
    >
      {hasRun ? (
        <Radio.Group
          label="Decision"
          required
          withAsterisk={false}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
        >
          <Group gap="md" mt={4}>
            {Object.entries(outcomeWords).map(([value, label]) => (
              <Radio key={value} value={value} label={label} required />
            ))}
          </Group>
        </Radio.Group>
      ) : (
        <Text size="sm" c="dimmed">
          What never ran can only be dropped.
        </Text>
      )}
      <Textarea
        label="Why"
        description="One or two sentences that the review keeps. What is decided stays as it is."
        autosize
        minRows={2}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        error={errorAt(error, 'decision.note')}
      />
    </FormFrame>
  );
}
