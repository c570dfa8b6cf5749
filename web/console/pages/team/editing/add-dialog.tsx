import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.tsx';
import { errorAt } from '../../../parts/refusals.ts';
import { useAddingMember } from '../queries.ts';
import { emptyMemberDraft, newMemberOf } from './member-draft.ts';
import { MemberFields } from './member-fields.tsx';
import { MemberForm } from './member-form.tsx';

export function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const [id, setId] = useState('');
  const [draft, setDraft] = useState(emptyMemberDraft);
  const adding = useAddingMember();
  return (
    <Dialog title="Add a member" size="lg" onClose={onClose}>
      <MemberForm
        submit="Add"
        isPending={adding.isPending}
        error={adding.error}
        onSubmit={() => adding.mutate(newMemberOf(id, draft), { onSuccess: onClose })}
        onCancel={onClose}
      >
        <TextInput
          label="Id"
          description="For good, in links and events: a to z, digits and “-”"
          placeholder="alex"
          value={id}
          error={errorAt(adding.error, 'id')}
          data-autofocus
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        />
        <MemberFields draft={draft} set={setDraft} error={adding.error} />
      </MemberForm>
    </Dialog>
  );
}
