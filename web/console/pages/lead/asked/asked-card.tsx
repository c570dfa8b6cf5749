import { Stack, Text } from '@mantine/core';
import { Facts } from '../facts.tsx';
import type { Lead } from '../lead.ts';
import classes from '../lead-page.module.css';
import { Panel } from '../panel.tsx';
import { ContactFacts } from './contact-facts.tsx';

type AskedCardProps = { readonly lead: Pick<Lead, 'message' | 'answers' | 'form' | 'contact' | 'consent'> };

/** What they wrote, and how they can be reached. All of it is theirs, and is shown as text. */
export function AskedCard({ lead: { message, answers, form, contact, consent } }: AskedCardProps) {
  const answered = Object.entries(answers);
  return (
    <Panel title="What they asked">
      <Stack gap="sm">
        {message ? (
          <blockquote className={classes['quote']} dir="auto">
            {message}
          </blockquote>
        ) : (
          <Text size="sm" c="dimmed">
            They left no message.
          </Text>
        )}
        {answered.length > 0 && <Facts of={answered} />}
        <ContactFacts contact={contact} />
        {(form || consent) && <Facts of={[...named('Form', form), ...named('Consent', consent)]} />}
      </Stack>
    </Panel>
  );
}

const named = (name: string, text: string | null): (readonly [string, string])[] =>
  text ? [[name, text]] : [];
