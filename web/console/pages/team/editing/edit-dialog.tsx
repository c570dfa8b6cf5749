import { Alert } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.tsx';
import type { Member } from '../../../parts/people.tsx';
import { isStale } from '../../../parts/refusals.ts';
import { useViewer } from '../../../session/viewer.ts';
import { type MemberChanged, useChangingMember } from '../queries.ts';
import { LeaveButton } from './leave-button.tsx';
import { changeOfMember, draftOfMember, type MemberChange, newsOfMember } from './member-draft.ts';
import { MemberFields } from './member-fields.tsx';
import { MemberForm } from './member-form.tsx';

type EditDialogProps = {
  /** As they are by the newest answer. */
  readonly member: Member;
  readonly onClose: () => void;
  readonly onDone: (changed: MemberChanged) => void;
};

export function EditDialog({ member, onClose, onDone }: EditDialogProps) {
  const { me } = useViewer();
  // What is typed is held against what was there when it was opened, whatever the page loads meanwhile.
  const [base] = useState(member);
  const [draft, setDraft] = useState(() => draftOfMember(base));
  const changing = useChangingMember();
  const news = isStale(changing.error) ? newsOfMember(base, member) : null;
  const send = (change: MemberChange) => {
    // Who was told of the newer version presses for that one.
    const seen = news === null ? base : member;
    if (!changing.isPending) changing.mutate({ member: seen, change }, { onSuccess: onDone });
  };
  const isSelf = me.memberId === member.id;
  return (
    <Dialog title={<bdi>Edit {base.name}</bdi>} size="lg" onClose={onClose}>
      <MemberForm
        submit={news === null ? 'Save' : 'Save over the newest version'}
        isPending={changing.isPending}
        error={changing.error}
        beside={!isSelf && <LeaveButton onLeave={() => send({ active: false })} />}
        onSubmit={() => send(changeOfMember(base, draft))}
        onCancel={onClose}
      >
        <MemberFields draft={draft} set={setDraft} error={changing.error} isSelf={isSelf} />
        {news && (
          <Alert color="yellow" role="alert" title="Somebody else changed them meanwhile" p="xs">
            {news.length > 0 && `Changed: ${news.join(', ')}. `}
            What you typed is kept and nothing was saved. Press again to save what you changed; the rest stays
            as they made it.
          </Alert>
        )}
      </MemberForm>
    </Dialog>
  );
}
