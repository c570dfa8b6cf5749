import { ActDialog } from './act-dialog.tsx';
import { type Deal, DealFields } from './deal-fields.tsx';
import { useDraft } from './drafts.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function WinDialog(props: DialogProps) {
  const { expected } = props.seen.lead;
  const [deal, setDeal] = useDraft<Deal>('win.deal', {
    amount: expected?.amount ?? '',
    currency: expected?.currency ?? '',
  });
  const [note, setNote] = useDraft('win.note', '');
  return (
    <ActDialog
      {...props}
      action="win"
      title="The deal is won"
      submit="Close as won"
      act={() => ({ action: 'win', body: { ...deal, amount: deal.amount.trim(), ...noteOf(note) } })}
    >
      {(errorOf) => (
        <>
          <DealFields label="Revenue" required deal={deal} errorOf={errorOf} onChange={setDeal} />
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
