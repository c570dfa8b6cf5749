import { Text } from '@mantine/core';
import type { Member } from '../../../parts/people.tsx';
import { roleWords } from '../member-words.ts';

export function NameCell({ member: { name, role, skills, territories } }: { readonly member: Member }) {
  const tags = [...skills, ...territories];
  return (
    <>
      <bdi>{name}</bdi>
      <Text size="xs" c="dimmed" fw={400}>
        {[roleWords[role], ...tags].join(' · ')}
      </Text>
    </>
  );
}
