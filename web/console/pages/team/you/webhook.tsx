/** Where alerts go beside mail and text messages: an address of the member's own. */
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Member } from '../../../parts/people.tsx';
import { errorAt, isToldAt } from '../../../parts/refusals.ts';
import { Refused } from '../../../parts/refused.tsx';
import { type MemberChanged, useChangingMember, useRenewingSecret } from '../queries.ts';
import { ShownOnce } from '../shown-once.tsx';
import classes from '../team.module.css';

type WebhookAddress = NonNullable<Member['alerts']['webhook']>;
const FIELD = 'alerts.webhook';
const none: WebhookAddress = { url: '', format: 'standard' };

export function Webhook({ member }: { readonly member: Member }) {
  const { webhook = null } = member.alerts;
  const [secret, setSecret] = useState<string | null>(null);
  const changing = useChangingMember();
  const renewing = useRenewingSecret();
  const isPending = changing.isPending || renewing.isPending;
  const show = ({ webhookSecret }: MemberChanged) => setSecret(webhookSecret ?? null);
  const store = (asked: WebhookAddress | null, onStored = () => {}) => {
    if (isPending) return;
    const onSuccess = (changed: MemberChanged) => {
      show(changed);
      onStored();
    };
    changing.mutate({ member, change: { alerts: { webhook: asked } } }, { onSuccess });
  };
  const error = changing.error ?? renewing.error;
  return (
    <Stack gap="xs" mt="md">
      <WebhookFields
        webhook={webhook}
        isPending={changing.isPending}
        error={errorAt(changing.error, FIELD)}
        store={store}
      />
      {webhook !== null && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={renewing.isPending}
            onClick={() => renewing.mutate(member, { onSuccess: show })}
          >
            Make a new secret
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => store(null)}>
            Remove the webhook
          </Button>
        </Group>
      )}
      {secret !== null && (
        <ShownOnce label="The webhook’s secret" secret={secret} onDone={() => setSecret(null)} />
      )}
      {error && !isToldAt(error, [FIELD]) && <Refused error={error} />}
    </Stack>
  );
}

type WebhookFieldsProps = {
  readonly webhook: WebhookAddress | null;
  readonly isPending: boolean;
  readonly error: string | undefined;
  readonly store: (webhook: WebhookAddress, onStored: () => void) => void;
};

function WebhookFields({ webhook, isPending, error, store }: WebhookFieldsProps) {
  // Until something is typed the fields follow what is kept.
  const [draft, setDraft] = useState<WebhookAddress | null>(null);
  const { url, format } = draft ?? webhook ?? none;
  return (
    <form
      className={classes['row']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        store({ url, format }, () => setDraft(null));
      }}
    >
      <TextInput
        label="Webhook"
        type="url"
        placeholder="https://"
        value={url}
        error={error}
        onChange={({ currentTarget }) => setDraft({ url: currentTarget.value, format })}
      />
      <NativeSelect
        label="Format"
        value={format}
        data={[
          { value: 'standard', label: 'Signed' },
          { value: 'slack', label: 'Slack' },
        ]}
        onChange={({ currentTarget }) =>
          setDraft({ url, format: currentTarget.value as WebhookAddress['format'] })
        }
      />
      <Button type="submit" variant="default" loading={isPending} disabled={url === ''}>
        Save
      </Button>
    </form>
  );
}
