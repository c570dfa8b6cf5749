/** What can be done with the lead now, and for the rest, why not. */
import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useChangesByOthers } from '../changes/use-changes-by-others.ts';
import type { Channel } from '../channels.ts';
import type { Action, SeenLead } from '../lead.ts';
import { ActionBar } from './action-bar.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { doneWords, offerOf } from './action-words.ts';
import { DraftsContext } from './drafts.ts';
import type { Opened } from './opened.ts';

export function Actions({ latest }: { readonly latest: SeenLead }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<Action | null>(null);
  const [drafts] = useState(() => new Map<string, unknown>());
  const opener = useRef<Element | null>(null);
  const section = useRef<HTMLElement>(null);
  const news = useChangesByOthers(latest);

  const open = (action: Action, channel?: Channel) => {
    opener.current = document.activeElement;
    setDone(null);
    setOpened({ action, seen: latest, ...(channel ? { channel } : {}) });
  };
  const close = () => {
    setOpened(null);
    // What opened the dialog is gone when it was done: whoever uses the keyboard goes on where the next step is.
    setTimeout(() => {
      const before = opener.current;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else section.current?.focus();
    });
  };
  const finish = () => {
    for (const name of drafts.keys()) if (name.startsWith(`${opened?.action}.`)) drafts.delete(name);
    if (opened) setDone(opened.action);
    close();
  };

  return (
    <section ref={section} aria-label="What can be done" tabIndex={-1}>
      <ActionBar offer={offerOf(latest.lead)} onChoice={open} />
      <Text size="sm" role="status" mt="xs" c="dimmed">
        {done ? doneWords[done] : news}
      </Text>
      <DraftsContext value={drafts}>
        {opened && <ActionDialog {...opened} latest={latest} onClose={close} onDone={finish} />}
      </DraftsContext>
    </section>
  );
}
