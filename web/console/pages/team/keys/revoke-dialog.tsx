import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../../parts/dialog.tsx';
import { Refused } from '../../../parts/refused.tsx';
import { type Key, useRevoking } from './queries.ts';

export function RevokeDialog({ apiKey, onClose }: { readonly apiKey: Key; readonly onClose: () => void }) {
  const revoking = useRevoking();
  return (
    <Dialog title={<bdi>Revoke the key {apiKey.name}</bdi>} onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">
          Whatever uses it is refused from this moment. It cannot be made valid again; a new key can be
          created.
        </Text>
        {revoking.error && <Refused error={revoking.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="red"
            loading={revoking.isPending}
            onClick={() => revoking.mutate(apiKey.keyId, { onSuccess: onClose })}
          >
            Revoke
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
