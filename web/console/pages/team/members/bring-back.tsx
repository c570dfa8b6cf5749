import { Button, Stack } from '@mantine/core';
import type { Member } from '../../../parts/people.tsx';
import { Refused } from '../../../parts/refused.tsx';
import { useChangingMember } from '../queries.ts';

export function BringBack({ member }: { readonly member: Member }) {
  const changing = useChangingMember();
  return (
    <Stack gap={4} align="flex-start">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Bring back ${member.name}`}
        loading={changing.isPending}
        onClick={() => changing.mutate({ member, change: { active: true } })}
      >
        Bring back
      </Button>
      {changing.error && <Refused error={changing.error} />}
    </Stack>
  );
}
