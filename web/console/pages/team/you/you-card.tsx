import { Title } from '@mantine/core';
import type { Member } from '../../../parts/people.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNow } from '../../../parts/time/now.ts';
import { Absences } from '../absences.tsx';
import { AvailabilitySwitch } from '../availability-switch.tsx';
import { availabilityWords } from '../member-words.ts';
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
          >
            {member.availability === 'off'
              ? 'You are given no new leads until you switch it on.'
              : member.availableNow.available
                ? 'You are given leads when it is your turn.'
                : `No leads now: ${availabilityWords(member, now).toLowerCase()}.`}
          </AvailabilitySwitch>
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
