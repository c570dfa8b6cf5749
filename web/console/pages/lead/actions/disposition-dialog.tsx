import { ActDialog } from './act-dialog.tsx';
import { DispositionField } from './disposition-field.tsx';
import { useDraft } from './drafts.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

type DispositionDialogProps = DialogProps & { readonly action: 'lose' | 'disqualify' };

const words = {
  lose: { title: 'The deal is lost', submit: 'Close as lost' },
  disqualify: { title: 'Disqualify the lead', submit: 'Disqualify' },
} as const;

/** A lead closes only with what sales has learned of it. */
export function DispositionDialog({ action, ...props }: DispositionDialogProps) {
  const [disposition, setDisposition] = useDraft(`${action}.disposition`, '');
  const [note, setNote] = useDraft(`${action}.note`, '');
  return (
    <ActDialog
      {...props}
      {...words[action]}
      action={action}
      act={() => ({ action, body: { disposition, ...noteOf(note) } })}
    >
      {(errorOf) => (
        <>
          <DispositionField value={disposition} error={errorOf('disposition')} onChange={setDisposition} />
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
