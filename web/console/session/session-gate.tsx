/** Nothing of the console is there before it is known who looks at it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { answerOf, apiFor } from '../api/client.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { openSession, type Session } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { ViewerContext } from './viewer.ts';

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const opened = useQuery({
    queryKey: ['session'],
    queryFn: openSession,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (opened.isError) return <Failed what="Where to sign in" error={opened.error} again={opened.refetch} />;
  if (!opened.data) return <Loading what="the console" />;
  return <WithSession session={opened.data}>{children}</WithSession>;
}

function WithSession({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const [isThere, setIsThere] = useState<boolean>();
  const queries = useQueryClient();
  useEffect(() => {
    void session.credentials().then((found) => setIsThere(found !== null));
  }, [session]);
  const api = useMemo(() => {
    const end = () => void session.forget().then(() => setIsThere(false));
    return apiFor(session.credentials, end);
  }, [session]);
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => answerOf(api.GET('/api/me')),
    enabled: isThere === true,
    staleTime: 60_000,
  });

  if (isThere === false) {
    const enter = (key: string) => {
      session.enterKey(key);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      setIsThere(true);
    };
    return <SignInPage failure={session.failure} signIn={session.signIn} enterKey={enter} />;
  }
  if (me.isError) return <Failed what="Who you are" error={me.error} again={me.refetch} />;
  if (!me.data) return <Loading what="the console" />;
  return <ViewerContext value={{ api, me: me.data, signOut: session.signOut }}>{children}</ViewerContext>;
}
