/** What can be done with the whole review: keep it, mail it, print it. */
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconLock, IconMail, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { type Asked, FreezingDialog } from './freezing-dialog.tsx';
import { type Review, useMayChange, type Written } from './queries.ts';
import classes from './review.module.css';
import { writtenWords } from './written-words.ts';

export function ReviewActions({ review, isOver }: { readonly review: Review; readonly isOver: boolean }) {
  const mayChange = useMayChange();
  const [asked, ask] = useState<Asked | null>(null);
  const [done, setDone] = useState<Written | null>(null);
  const isFrozen = review.frozenAt !== null;
  const button = { size: 'xs', variant: 'default' } as const;
  return (
    <Stack gap="xs" className={classes['screen']}>
      <Group gap="xs">
        {mayChange && !isFrozen && isOver && (
          <Button size="xs" leftSection={<IconLock size={14} aria-hidden />} onClick={() => ask('freeze')}>
            Freeze…
          </Button>
        )}
        {mayChange && isFrozen && (
          <>
            <Button {...button} leftSection={<IconMail size={14} aria-hidden />} onClick={() => ask('send')}>
              Send by mail…
            </Button>
            <Button {...button} onClick={() => ask('again')}>
              Freeze again…
            </Button>
          </>
        )}
        <Button
          {...button}
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => window.print()}
        >
          Print
        </Button>
      </Group>
      <div role="status">
        {done && (
          <Alert
            color="blue"
            variant="outline"
            withCloseButton
            closeButtonLabel="Close"
            onClose={() => setDone(null)}
            p="xs"
          >
            {writtenWords(done)}
          </Alert>
        )}
      </div>
      {asked !== null && (
        <FreezingDialog
          review={review}
          asked={asked}
          close={() => ask(null)}
          onDone={(written) => {
            setDone(written);
            ask(null);
          }}
        />
      )}
    </Stack>
  );
}
