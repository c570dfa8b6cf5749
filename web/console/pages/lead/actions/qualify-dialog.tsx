import { Fieldset, Input, Stack, Text } from '@mantine/core';
import { useModel } from '../../../parts/model.ts';
import { type CriterionLine, linesOf } from '../checklist/checklist.ts';
import { ActDialog, type FieldError } from './act-dialog.tsx';
import { useDraft } from './drafts.ts';
import { JudgeField } from './judge-field.tsx';
import { confirmationOf, knownOf } from './judged.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function QualifyDialog(props: DialogProps) {
  const gate = useModel().data?.gate;
  const lines = linesOf(gate);
  const [judged, setJudged] = useDraft('qualify.judged', knownOf(props.seen.lead.qualification));
  const [note, setNote] = useDraft('qualify.note', '');
  const fields = (of: readonly CriterionLine[], group: 'fit' | 'intent', errorOf: FieldError) =>
    of.map((line) => (
      <JudgeField
        key={line.name}
        line={line}
        judged={judged[line.name]}
        error={errorOf(`${group}.${line.name}`)}
        onChange={(said) => setJudged({ ...judged, [line.name]: said })}
      />
    ));
  return (
    <ActDialog
      {...props}
      action="qualify"
      title="Confirm fit and intent"
      submit="Confirm"
      size="lg"
      act={() => ({ action: 'qualify', body: { ...confirmationOf(judged), ...noteOf(note) } })}
    >
      {(errorOf) => (
        <>
          {gate && <Text size="sm">{gate.sentence}</Text>}
          <Fieldset legend="Fit: all of it">
            <Stack gap="lg">{fields(lines.fit, 'fit', errorOf)}</Stack>
          </Fieldset>
          <Fieldset legend="Intent: one sign is enough">
            <Stack gap="lg">
              {errorOf('intent') && (
                <Input.Error className="mantine-InputWrapper-error">
                  At least one sign of intent must be met
                </Input.Error>
              )}
              {fields(lines.intent, 'intent', errorOf)}
            </Stack>
          </Fieldset>
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
