import { useState } from 'react';
import { ConflictNotice } from './conflict-notice.tsx';
import { changeOf, draftOf, isEmpty } from './draft.ts';
import { ExperimentFields, fieldPaths } from './experiment-fields.tsx';
import { FormFrame, type FormProps } from './form-frame.tsx';
import { useChanging } from './queries.ts';

export function EditForm({ experiment, onDone, onCancel }: FormProps) {
  // What is typed is held against what was there when it was opened, whatever the page loads meanwhile.
  const [base] = useState(experiment);
  const [draft, setDraft] = useState(() => draftOf(base));
  const { change, isPending, error, newest } = useChanging(base, () => onDone('Saved.'));
  const save = () => {
    const changes = changeOf(base, draft);
    if (isEmpty(changes)) onCancel();
    else change(changes);
  };
  return (
    <FormFrame
      label="Edit the experiment"
      submit={newest === null ? 'Save' : 'Save over the newest version'}
      isPending={isPending}
      error={error}
      shown={fieldPaths}
      news={<ConflictNotice base={base} newest={newest} onTake={onCancel} />}
      onSubmit={save}
      onCancel={onCancel}
    >
      <ExperimentFields draft={draft} set={setDraft} error={error} isRunning={base.status === 'running'} />
    </FormFrame>
  );
}
