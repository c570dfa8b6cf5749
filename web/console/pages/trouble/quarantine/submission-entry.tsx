import { Text } from '@mantine/core';
import { TierBadge } from '../../../parts/badges.tsx';
import { Disclosure } from '../../../parts/disclosure.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { campaignWords } from '../../../parts/words.ts';
import type { Released, Submission } from '../queries.ts';
import classes from '../trouble.module.css';
import { DecisionButtons } from './decision-buttons.tsx';
import { Settled } from './settled.tsx';
import { adviceOn, suspicionWords } from './suspicion.ts';

type SubmissionEntryProps = {
  readonly submission: Submission;
  readonly onReleased: (released: Released) => void;
};

export function SubmissionEntry({ submission, onReleased }: SubmissionEntryProps) {
  const { email, name, company, message, source, campaign, tier, trap, at, status, fields } = submission;
  return (
    <li className={classes['entry']}>
      <div>
        <Text fw={600} component="div">
          <bdi>{name ?? email ?? '(no name)'}</bdi>
          {company && (
            <>
              , <bdi>{company}</bdi>
            </>
          )}{' '}
          {tier && <TierBadge tier={tier} />}
        </Text>
        <Text size="sm" c="dimmed">
          {name && email && (
            <>
              <bdi>{email}</bdi> ·{' '}
            </>
          )}
          <Moment at={at} />
          {source && (
            <>
              {' '}
              · <bdi>{source}</bdi>, <bdi>{campaignWords(campaign)}</bdi>
            </>
          )}
        </Text>
        {message && (
          <Text size="sm" lineClamp={3}>
            “<bdi>{message}</bdi>”
          </Text>
        )}
        <Text size="sm">
          {suspicionWords(submission)} It says “<bdi>{trap}</bdi>”.
        </Text>
        {status === 'released' ? null : <Text size="sm">{adviceOn(submission)}</Text>}
        <Disclosure title="Everything that was posted">
          <dl className={classes['posted']}>
            {fields.map((field) => (
              <PostedField key={field.name} {...field} />
            ))}
          </dl>
        </Disclosure>
      </div>
      <div>
        <Settled submission={submission} />
        {status !== 'released' && <DecisionButtons submission={submission} onReleased={onReleased} />}
      </div>
    </li>
  );
}

const PostedField = ({ name, value }: Submission['fields'][number]) => (
  <>
    <dt>
      <bdi>{name}</bdi>
    </dt>
    <dd>
      <bdi>{value}</bdi>
    </dd>
  </>
);
