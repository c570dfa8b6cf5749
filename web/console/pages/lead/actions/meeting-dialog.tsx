import { Radio, Stack } from '@mantine/core';
import { ActDialog } from './act-dialog.tsx';
import type { ActOf } from './acts.ts';
import { useDraft } from './drafts.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

type State = ActOf<'meetings'>['body']['state'];

const words: Readonly<Record<State, string>> = {
  booked: 'It is booked',
  held: 'It took place',
  no_show: 'They did not come',
};

export function MeetingDialog(props: DialogProps) {
  const [state, setState] = useDraft<State>(
    'meetings.state',
    props.seen.lead.meeting?.state === 'booked' ? 'held' : 'booked',
  );
  const [note, setNote] = useDraft('meetings.note', '');
  return (
    <ActDialog
      {...props}
      action="meetings"
      title="Record a meeting"
      submit="Record it"
      act={() => ({ action: 'meetings', body: { state, ...noteOf(note) } })}
    >
      {(errorOf) => (
        <>
          <Radio.Group
            label="What about the meeting?"
            value={state}
            error={errorOf('state')}
            onChange={(chosen) => setState(chosen as State)}
          >
            <Stack gap="xs" mt="xs">
              {Object.entries(words).map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
