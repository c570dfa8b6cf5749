import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './client.ts';

/** A refusal stays one when it is asked for again; a service that does not answer may be back in a moment. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof Refusal) || error.status >= 500 || error.status === 429;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => mayPass(error) && failures < 3,
      staleTime: 5_000,
    },
    // Nobody presses "I called" twice: what was not answered is told, and the person decides.
    mutations: { retry: false },
  },
});
