import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { duration } from '../../../parts/time/format.ts';
import { useNow } from '../../../parts/time/now.ts';
import { type ChangeSeen, changeSentence } from './change-words.ts';

type ChangeNoticeProps = {
  readonly change: ChangeSeen;
  /** Why what was begun is not possible any longer; null when it still is. */
  readonly impossibleBecause: string | null;
  readonly onLookAgain: () => void;
};

/** Somebody was faster: what they did, before it is done all the same. */
export function ChangeNotice({ change, impossibleBecause, onLookAgain }: ChangeNoticeProps) {
  const ago = duration(Math.max(1, (useNow() - Date.parse(change.at)) / 1_000));
  return (
    <Alert color="yellow" title="It is not as you saw it" role="alert">
      <Stack gap="xs" align="flex-start">
        {/* The seconds count on for the eye; a voice that said each of them would be no help. */}
        <Text size="sm" aria-live="off">
          {changeSentence(change, ago)}
        </Text>
        {impossibleBecause && <Text size="sm">{impossibleBecause}</Text>}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onLookAgain}>
            Look again
          </Button>
          <Text size="sm">What you typed is kept.</Text>
        </Group>
      </Stack>
    </Alert>
  );
}
