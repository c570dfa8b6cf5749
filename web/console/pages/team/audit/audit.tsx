import { Text } from '@mantine/core';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Section } from '../../../parts/section.tsx';
import { Failed, Loading } from '../../../parts/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import { useAudit } from '../queries.ts';
import classes from '../team.module.css';
import { auditWords } from './audit-words.ts';

export const Audit = () => (
  <Section id="audit" title="Who changed what" definition="Of the team and its keys, newest first.">
    <Entries />
  </Section>
);

function Entries() {
  const audit = useAudit();
  const nameOf = useNameOf();
  if (!audit.data)
    return audit.error ? (
      <Failed what="The audit" error={audit.error} again={audit.refetch} />
    ) : (
      <Loading what="the audit" />
    );
  const entries = audit.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Text size="sm">Nothing was changed yet.</Text>;
  return (
    <>
      <ul className={classes['list']}>
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.what} ${entry.id}`}>
            <bdi>{auditWords(entry, nameOf)}</bdi>
            <Text span size="sm" c="dimmed">
              <Moment at={entry.at} />
            </Text>
          </li>
        ))}
      </ul>
      <MoreButton of={audit} />
    </>
  );
}
