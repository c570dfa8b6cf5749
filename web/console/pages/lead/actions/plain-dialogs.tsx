/** Dialogs that ask nothing but whether it is so. */
import { Text } from '@mantine/core';
import { ActDialog } from './act-dialog.tsx';
import type { DialogProps } from './opened.ts';

export const ClaimDialog = (props: DialogProps) => (
  <ActDialog
    {...props}
    action="claim"
    title="I’m on it"
    submit="I’m on it"
    act={() => ({ action: 'claim', body: {} })}
  >
    {() => (
      <Text size="sm">Your reminders rest for a while. The clock runs on until the first response.</Text>
    )}
  </ActDialog>
);

export const ReplyDialog = (props: DialogProps) => (
  <ActDialog
    {...props}
    action="reply"
    title="They replied"
    submit="Record it"
    act={() => ({ action: 'reply', body: {} })}
  >
    {() => <Text size="sm">A quick reply to your outreach is a sign of intent.</Text>}
  </ActDialog>
);
