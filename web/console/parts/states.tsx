/** What a page shows while it has nothing to show: it loads, it failed, or there is nothing. */
import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from '../api/client.ts';

/** `what`: a noun with its article, such as "the figures". */
export const Loading = ({ what }: { readonly what: string }) => (
  <Center mih={160} role="status">
    <Group>
      <Loader size="sm" aria-hidden />
      <Text c="dimmed">Loading {what}…</Text>
    </Group>
  </Center>
);

type FailedProps = {
  readonly what: string;
  readonly error: unknown;
  readonly again?: () => unknown;
};

export const Failed = ({ what, error, again }: FailedProps) => (
  <Alert color="red" title={`${what} could not be loaded`} role="alert">
    <Stack align="flex-start" gap="xs">
      <Text size="sm">{sentenceOf(error)}</Text>
      {again && (
        <Button size="xs" variant="default" onClick={() => void again()}>
          Try again
        </Button>
      )}
    </Stack>
  </Alert>
);

/** A failure as a person can use it: what the API said, or that it was not reached at all. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) return 'The service cannot be reached. Check the connection.';
  const fields = error.problem.errors?.map(({ path, message }) =>
    path === '' ? message : `${path} ${message}`,
  );
  return fields ? `${error.message}: ${fields.join('; ')}` : error.message;
};

/** Nothing, said kindly: why, and what would change it. */
export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <Center mih={120} p="md">
    <Stack gap={4} align="center">
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" size="sm" ta="center">
          {children}
        </Text>
      )}
    </Stack>
  </Center>
);
