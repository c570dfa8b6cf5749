import '@mantine/core/styles.layer.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { SessionGate } from './session/session-gate.tsx';

createRoot(document.getElementById('console') as HTMLElement).render(
  // The page's policy lets no style in but the files': the library's variables are its files' as well.
  <MantineProvider defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
    <QueryClientProvider client={queryClient}>
      {/* Around the router: coming back from the sign-in pages changes the address before the router reads it. */}
      <SessionGate>
        {/* A field that is kept in the address shows what was chosen at once, and not after all the rest was drawn. */}
        <BrowserRouter useTransitions={false}>
          <App />
        </BrowserRouter>
      </SessionGate>
    </QueryClientProvider>
  </MantineProvider>,
);
