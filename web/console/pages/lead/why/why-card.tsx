import { List, Stack, Text } from '@mantine/core';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Lead } from '../lead.ts';
import { Panel } from '../panel.tsx';
import { ownerWords, passedOverWords, termsWords, tierLine, tierReasonWords } from './why-words.ts';

/** So that "unfair" can be answered: why this owner, these deadlines and this tier. */
export function WhyCard({ lead }: { readonly lead: Lead }) {
  const { why, ownerId, sla, tier, tierReasons } = lead;
  const nameOf = useNameOf();
  const passedOver = why ? passedOverWords(why.owner, nameOf) : [];
  return (
    <Panel title="Why this owner and this clock">
      <Stack gap="xs">
        {why && <Text size="sm">{ownerWords(why.owner, ownerId, nameOf)}</Text>}
        {passedOver.length > 0 && (
          <div>
            <Text size="sm">Passed over:</Text>
            <List size="sm">
              {passedOver.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </div>
        )}
        <Text size="sm">
          {tierLine(tier)}{' '}
          {tierReasons.map((reason, index) => {
            const { said, quote } = tierReasonWords(reason);
            return (
              <span key={said}>
                {index > 0 && ', '}
                {said}
                {quote && (
                  <>
                    {' '}
                    <q>
                      <bdi>{quote}</bdi>
                    </q>
                  </>
                )}
              </span>
            );
          })}
          .
        </Text>
        {why && <Text size="sm">{termsWords(why.terms, sla?.reassignAt !== null)}</Text>}
        {!why && (
          <Text size="sm" c="dimmed">
            {lead.stage === 'captured'
              ? 'Marketing owns it until sales does.'
              : 'Nothing was kept of how the owner was found.'}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
