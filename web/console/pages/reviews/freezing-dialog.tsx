import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { Refused } from '../../parts/refused.tsx';
import { type Review, useFreezing, type Written } from './queries.ts';

export type Asked = 'freeze' | 'again' | 'send';

const words: Readonly<Record<Asked, { title: string; text: string; button: string }>> = {
  freeze: {
    title: 'Freeze the review',
    text: 'The figures are kept as they are at this moment, for everybody.',
    button: 'Freeze',
  },
  again: {
    title: 'Freeze the review again',
    text: 'The review is built anew from today’s figures, as its next revision. What was frozen before is replaced.',
    button: 'Freeze again',
  },
  send: {
    title: 'Send the review by mail',
    text: 'It goes to the recipients in the operating model who do not have this revision yet.',
    button: 'Send',
  },
};

type FreezingDialogProps = {
  readonly review: Review;
  readonly asked: Asked;
  readonly close: () => void;
  readonly onDone: (written: Written) => void;
};

export function FreezingDialog({ review, asked, close, onDone }: FreezingDialogProps) {
  const [alsoSend, setAlsoSend] = useState(true);
  const freezing = useFreezing(review.isoWeek);
  const { title, text, button } = words[asked];
  const press = () =>
    freezing.mutate(
      { send: asked === 'send' || alsoSend, ...(asked === 'again' && { again: true }) },
      { onSuccess: onDone },
    );
  return (
    <Dialog title={`${title} of ${review.isoWeek}`} onClose={close}>
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        {asked !== 'send' && (
          <Checkbox
            label="Mail it to its recipients"
            checked={alsoSend}
            onChange={({ currentTarget }) => setAlsoSend(currentTarget.checked)}
          />
        )}
        {freezing.isError && <Refused error={freezing.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" onClick={close}>
            Cancel
          </Button>
          <Button size="xs" loading={freezing.isPending} onClick={press}>
            {button}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
