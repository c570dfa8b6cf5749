import { Text } from '@mantine/core';
import type { Member } from '../../../parts/people.tsx';
import { useNow } from '../../../parts/time/now.ts';
import { useViewer } from '../../../session/viewer.ts';
import { AvailabilitySwitch } from '../availability-switch.tsx';
import { availabilityWords } from '../member-words.ts';
import { maySetAvailability } from '../permissions.ts';

export function AvailableCell({ member }: { readonly member: Member }) {
  const now = useNow();
  const { me } = useViewer();
  const words = (
    <Text span inherit c={member.availableNow.available ? 'var(--good)' : 'var(--warning)'}>
      {availabilityWords(member, now)}
    </Text>
  );
  if (!maySetAvailability(me, member)) return words;
  return (
    <AvailabilitySwitch member={member} name={`${member.name} is given leads`}>
      {words}
    </AvailabilitySwitch>
  );
}
