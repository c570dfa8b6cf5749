import { Group, Radio } from '@mantine/core';
import { useState } from 'react';
import { type Channel, channels, pressWords } from '../channels.ts';
import { ActDialog } from './act-dialog.tsx';
import { useDraft } from './drafts.ts';
import { NoteField, noteOf } from './note-field.tsx';
import type { DialogProps } from './opened.ts';

export function ContactDialog(props: DialogProps) {
  const [channel, setChannel] = useState<Channel>(props.channel ?? 'call');
  const [note, setNote] = useDraft('contact.note', '');
  return (
    <ActDialog
      {...props}
      action="contact"
      title="Record the first response"
      submit="Record it"
      act={() => ({ action: 'contact', body: { channel, ...noteOf(note) } })}
    >
      {(errorOf) => (
        <>
          <Radio.Group
            label="How did you reach out?"
            value={channel}
            error={errorOf('channel')}
            onChange={(chosen) => setChannel(chosen as Channel)}
          >
            <Group mt="xs">
              {channels.map((it) => (
                <Radio key={it} value={it} label={pressWords[it]} />
              ))}
            </Group>
          </Radio.Group>
          <NoteField value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
