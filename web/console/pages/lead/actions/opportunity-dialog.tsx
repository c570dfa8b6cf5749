import { Alert } from '@mantine/core';
import { ActDialog } from './act-dialog.tsx';
import { type Deal, DealFields } from './deal-fields.tsx';
import { useDraft } from './drafts.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function OpportunityDialog(props: DialogProps) {
  const choice = props.latest.lead.choices.find(({ action }) => action === 'opportunity');
  const isOverride = choice?.override === true;
  const [deal, setDeal] = useDraft<Deal>('opportunity.deal', { amount: '', currency: '' });
  const [reason, setReason] = useDraft('opportunity.reason', '');
  const [note, setNote] = useDraft('opportunity.note', '');
  const body = () => ({
    ...(deal.amount.trim() === '' ? {} : { amount: deal.amount.trim() }),
    ...(deal.currency === '' ? {} : { currency: deal.currency }),
    ...(isOverride ? { override: { reason } } : {}),
    ...noteOf(note),
  });
  return (
    <ActDialog
      {...props}
      action="opportunity"
      title={isOverride ? 'Open an opportunity over the gate' : 'Open an opportunity'}
      submit={isOverride ? 'Override and open' : 'Open it'}
      act={() => ({ action: 'opportunity', body: body() })}
    >
      {(errorOf) => (
        <>
          {isOverride && (
            <>
              <Alert color="yellow" title="Fit and intent are not confirmed">
                {choice.why} The override carries your name, stays on the lead and is listed in the weekly
                review.
              </Alert>
              <NoteField
                label="Why do you override the gate?"
                required
                value={reason}
                error={errorOf('override.reason')}
                onChange={setReason}
              />
            </>
          )}
          <DealFields label="Expected amount" deal={deal} errorOf={errorOf} onChange={setDeal} />
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
