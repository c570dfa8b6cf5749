import { useState } from 'react';
import { useTeam } from '../../../parts/people.tsx';
import { useViewer } from '../../../session/viewer.ts';
import { emptyDraft, proposalOf } from './draft.ts';
import { ExperimentFields, fieldPaths } from './experiment-fields.tsx';
import { FormFrame } from './form-frame.tsx';
import { useProposing } from './queries.ts';

type ProposalFormProps = { readonly onDone: () => void; readonly onCancel: () => void };

export function ProposalForm({ onDone, onCancel }: ProposalFormProps) {
  const { memberId } = useViewer().me;
  const { data: team } = useTeam();
  const [draft, setDraft] = useState(() => emptyDraft(memberId ?? team?.[0]?.id ?? ''));
  const { mutate: propose, isPending, error } = useProposing(onDone);
  return (
    <FormFrame
      label="Propose an experiment"
      submit="Propose"
      isPending={isPending}
      error={error}
      shown={fieldPaths}
      onSubmit={() => propose(proposalOf(draft))}
      onCancel={onCancel}
    >
      <ExperimentFields draft={draft} set={setDraft} error={error} />
    </FormFrame>
  );
}
