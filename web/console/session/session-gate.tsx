/** Nothing of the console is there before it is known who looks at it. */
import { Button, Center, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { answerOf, apiFor } from '../api/client.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { openSession, type Session } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { ViewerContext } from './viewer.ts';

/** `ended`: the API does not know them any longer. */
type Presence = 'unknown' | 'nobody' | 'ended' | 'there';

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const opened = useQuery({
    queryKey: ['session'],
    queryFn: openSession,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (opened.isError)
    return (
      <Center component="main" mih="100vh" p="md">
        <Failed what="Where to sign in" error={opened.error} again={opened.refetch} />
      </Center>
    );
  if (!opened.data) return <Loading what="the console" />;
  return <WithSession session={opened.data}>{children}</WithSession>;
}

function WithSession({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const [presence, setPresence] = useState<Presence>('unknown');
  const queries = useQueryClient();
  useEffect(() => {
    void session.credentials().then((found) => setPresence(found === null ? 'nobody' : 'there'));
  }, [session]);
  const api = useMemo(() => {
    const end = () => void session.forget().then(() => setPresence('ended'));
    return apiFor(session.credentials, end);
  }, [session]);
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => answerOf(api.GET('/api/me')),
    enabled: presence === 'there',
    staleTime: 60_000,
  });

  if (presence === 'nobody' || presence === 'ended') {
    const enter = (key: string) => {
      session.enterKey(key);
      // Nothing of whoever was there before.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      setPresence('there');
    };
    return (
      <SignInPage
        failure={session.failure}
        hasEnded={presence === 'ended'}
        signIn={session.signIn}
        enterKey={enter}
      />
    );
  }
  if (me.data)
    return <ViewerContext value={{ api, me: me.data, signOut: session.signOut }}>{children}</ViewerContext>;
  if (!me.isError) return <Loading what="the console" />;
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack>
        <Failed what="What you may see" error={me.error} again={me.refetch} />
        <Button variant="default" onClick={() => void session.signOut()}>
          Sign out
        </Button>
      </Stack>
    </Center>
  );
}
