import { Button, Group, Stack } from '@mantine/core';
import { Refused } from '../../../parts/refused.tsx';
import { type Decision, type Released, type Submission, useSettling } from '../queries.ts';

type DecisionButtonsProps = {
  readonly submission: Submission;
  readonly onReleased: (released: Released) => void;
};

export function DecisionButtons({ submission, onReleased }: DecisionButtonsProps) {
  const settling = useSettling();
  const { id, status, errors, name, email } = submission;
  const whose = name ?? email ?? 'the submission';
  const press = (decision: Decision) => {
    if (settling.isPending) return;
    // The entry leaves the list with the press, so what became of it is not told here.
    void settling.mutateAsync({ id, decision }).then(
      (released) => released && onReleased(released),
      () => undefined,
    );
  };
  const isPending = (decision: Decision) => settling.isPending && settling.variables.decision === decision;
  return (
    <Stack gap="xs" align="flex-start">
      <Group gap="xs">
        <Button
          size="xs"
          disabled={errors.length > 0}
          loading={isPending('release')}
          aria-label={`Release ${whose}`}
          onClick={() => press('release')}
        >
          Release
        </Button>
        {status === 'waiting' && (
          <Button
            size="xs"
            variant="default"
            loading={isPending('dismiss')}
            aria-label={`Dismiss ${whose}`}
            onClick={() => press('dismiss')}
          >
            Dismiss
          </Button>
        )}
      </Group>
      {settling.error && <Refused error={settling.error} />}
    </Stack>
  );
}
