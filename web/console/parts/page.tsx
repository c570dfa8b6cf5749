import { Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

type PageProps = {
  readonly title: ReactNode;
  /** The title as the browser's tab has it, where `title` is not text. */
  readonly tab?: string;
  /** Beside the title: what the page is set to, or what can be done with all of it. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

export function Page({ title, tab, beside, children }: PageProps) {
  const name = tab ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = `${name} · Lead Handoff`;
  }, [name]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h2">
          {title}
        </Title>
        {beside}
      </Group>
      {children}
    </Stack>
  );
}
