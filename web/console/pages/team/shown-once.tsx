/** A secret that was just made. Nobody can ask for it again. */
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './team.module.css';

type ShownOnceProps = {
  readonly label: string;
  readonly secret: string;
  readonly onDone: () => void;
};

export function ShownOnce({ label, secret, onDone }: ShownOnceProps) {
  const [said, say] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      say('Copied.');
    } catch {
      // Without permission, or on a page that did not come over https.
      say('The browser does not let us copy it: select the text and copy it by hand.');
    }
  };
  return (
    <Alert color="yellow" title={`${label}: copy it now, it is not shown again`} role="alert">
      <Stack gap="xs">
        <TextInput
          aria-label={label}
          value={secret}
          readOnly
          classNames={{ input: classes['secret'] ?? '' }}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Group gap="xs">
          <Button size="xs" onClick={() => void copy()}>
            Copy
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            I have kept it
          </Button>
          <span role="status">{said}</span>
        </Group>
      </Stack>
    </Alert>
  );
}
