import { Alert, Button, Stack, Text } from '@mantine/core';
import { usePersonName } from '../../../parts/people.tsx';
import { newsSince } from './draft.ts';
import type { Experiment } from './experiment-words.ts';

type ConflictNoticeProps = {
  /** As it was when the form was opened. */
  readonly base: Experiment;
  readonly newest: Experiment | null;
  /** Where what was typed can be given up for the newest version. */
  readonly onTake?: () => void;
};

/** Somebody else was faster: what they wrote, and that nothing typed here is lost. */
export function ConflictNotice({ base, newest, onTake }: ConflictNoticeProps) {
  const nameOf = usePersonName();
  if (newest === null) return null;
  return (
    <Alert color="yellow" role="alert" title="Somebody else changed it meanwhile" p="xs">
      <Stack gap={6} align="flex-start">
        {newsSince(base, newest, nameOf).map(({ label, value }) => (
          <Text key={label} size="sm">
            {label} is now: <bdi>{value}</bdi>
          </Text>
        ))}
        <Text size="sm">
          What you typed is kept and nothing was saved. Press again to write it over the newest version; what
          you did not touch stays as they made it.
        </Text>
        {onTake && (
          <Button variant="default" size="compact-xs" onClick={onTake}>
            Take the newest version instead
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
