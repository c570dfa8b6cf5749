import { ActDialog } from './act-dialog.tsx';
import { useDraft } from './drafts.ts';
import { NoteField } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function ReopenDialog(props: DialogProps) {
  const [reason, setReason] = useDraft('reopen.reason', '');
  return (
    <ActDialog
      {...props}
      action="reopen"
      title="Reopen the lead"
      submit="Reopen"
      act={() => ({ action: 'reopen', body: { reason } })}
    >
      {(errorOf) => (
        <NoteField
          label="Why is it open again?"
          required
          value={reason}
          error={errorOf('reason')}
          onChange={setReason}
        />
      )}
    </ActDialog>
  );
}
