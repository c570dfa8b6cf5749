import { Alert, Anchor, Button, Center, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';

type SignInPageProps = {
  readonly failure: string | null;
  /** They were there until the API did not know them any longer. */
  readonly hasEnded: boolean;
  readonly signIn: () => Promise<void>;
  readonly enterKey: (key: string) => void;
};

export function SignInPage({ failure, hasEnded, signIn, enterKey }: SignInPageProps) {
  const [withKey, setWithKey] = useState(false);
  const [unreachable, setUnreachable] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = new FormData(event.currentTarget).get('key');
    if (typeof key === 'string' && key !== '') enterKey(key);
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h2">
            Lead Handoff
          </Title>
          <Text c="dimmed">Where marketing and sales see the same leads and the same figures.</Text>
          {hasEnded && (
            <Alert color="yellow" title="You are not signed in any longer">
              Sign in again to go on where you were.
            </Alert>
          )}
          {failure !== null && (
            <Alert color="red" title="The sign-in did not work">
              {failure}
            </Alert>
          )}
          {unreachable && (
            <Alert color="red" title="The sign-in pages cannot be reached">
              Try again in a moment.
            </Alert>
          )}
          <Button onClick={() => void signIn().catch(() => setUnreachable(true))}>Sign in</Button>
          {withKey ? (
            <form onSubmit={submit}>
              <Stack>
                <PasswordInput name="key" label="API key" autoComplete="off" required autoFocus />
                <Button type="submit" variant="default">
                  Use the key
                </Button>
              </Stack>
            </form>
          ) : (
            <Anchor component="button" type="button" size="sm" onClick={() => setWithKey(true)}>
              Use an API key instead
            </Anchor>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}
