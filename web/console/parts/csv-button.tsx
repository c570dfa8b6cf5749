import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { download } from './download.ts';
import { sentenceOf } from './states.tsx';

type CsvButtonProps = {
  /** What is saved, such as "Funnel by source". */
  readonly what: string;
  readonly fileName: string;
  readonly load: () => Promise<string>;
};

export function CsvButton({ what, fileName, load }: CsvButtonProps) {
  const saving = useMutation({
    mutationFn: load,
    onSuccess: (text) => download(fileName, 'text/csv;charset=utf-8', text),
  });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`CSV: ${what}`}
        disabled={saving.isPending}
        onClick={() => saving.mutate()}
      >
        CSV
      </Button>
      {saving.isError && (
        <Text role="alert" size="xs" c="var(--alarm)">
          {sentenceOf(saving.error)}
        </Text>
      )}
    </>
  );
}
