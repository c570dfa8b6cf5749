import { Text, Title } from '@mantine/core';
import type { Member } from '../../../parts/people.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNow } from '../../../parts/time/now.ts';
import { Absences } from '../absences.tsx';
import { AvailabilitySwitch } from '../availability-switch.tsx';
import { ownAvailabilityWords } from '../member-words.ts';
import classes from '../team.module.css';
import { QuietHours } from './quiet-hours.tsx';
import { Webhook } from './webhook.tsx';

/** What a person sets of themselves. */
export function YouCard({ member }: { readonly member: Member }) {
  const now = useNow();
  return (
    <Section id="you" title="You">
      <div className={classes['you']}>
        <div className={classes['part']}>
          <AvailabilitySwitch
            member={member}
            size="lg"
            label={(isOn) => (isOn ? 'Available' : 'Not available')}
          />
          <Text size="sm" mt="xs">
            {ownAvailabilityWords(member, now)}
          </Text>
        </div>
        <div className={classes['part']}>
          <Title order={3} size="h6" mb={4}>
            Out of office
          </Title>
          <Absences member={member} />
        </div>
        <div className={classes['part']}>
          <Title order={3} size="h6" mb={4}>
            Your alerts
          </Title>
          <QuietHours member={member} />
          <Webhook member={member} />
        </div>
      </div>
    </Section>
  );
}
