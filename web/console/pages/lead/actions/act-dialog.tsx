/** The frame of every dialog that changes the lead: what somebody else changed meanwhile, and why it was refused. */
import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../../../parts/dialog.tsx';
import { errorAt, isStale } from '../../../parts/refusals.ts';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { useViewer } from '../../../session/viewer.ts';
import { ChangeNotice } from '../changes/change-notice.tsx';
import { changeSince } from '../changes/change-words.ts';
import type { Act } from './acts.ts';
import type { DialogProps } from './opened.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { useActing } from './use-acting.ts';
import { useRefusedFieldFocus } from './use-refused-field-focus.ts';

/** What is wrong with a field, by its path; undefined when nothing is. */
export type FieldError = (path: string) => string | undefined;

type ActDialogProps = DialogProps & {
  readonly title: string;
  readonly submit: string;
  /** What is asked for, from what the fields hold. */
  readonly act: () => Act;
  readonly action: Act['action'];
  readonly size?: 'md' | 'lg';
  readonly children: (errorOf: FieldError) => ReactNode;
};

export function ActDialog({ seen, latest, onClose, onDone, ...dialog }: ActDialogProps) {
  const { title, submit, act, action, size = 'md', children } = dialog;
  const acting = useActing(latest.lead.leadId, onDone);
  const nameOf = useNameOf();
  const change = changeSince(seen.lead, latest.lead, useViewer().me, nameOf);
  const choice = latest.lead.choices.find((it) => it.action === action);
  const isPossible = choice !== undefined && (choice.possible || choice.override);
  const form = useRefusedFieldFocus(acting.error);
  const errorOf: FieldError = (path) => errorAt(acting.error, path);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!acting.isPending) acting.mutate({ act: act(), etag: change ? latest.etag : seen.etag });
  };
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <form ref={form} onSubmit={send} noValidate>
        <Stack gap="md">
          {children(errorOf)}
          {change && (
            <ChangeNotice
              change={change}
              impossibleBecause={isPossible ? null : (choice?.why ?? null)}
              onLookAgain={onClose}
            />
          )}
          {/* Whoever was too late reads of it in the notice above. */}
          {acting.error && !(change && isStale(acting.error)) && <RefusedNotice error={acting.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={acting.isPending} disabled={!isPossible}>
              {change ? 'Do it all the same' : submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
