/** Who looks at the console, and the API as they may ask it. */
import { createContext, useContext } from 'react';
import type { Api, Schemas } from '../api/client.ts';

export type Me = Schemas['Me'];
export type Role = Me['role'];

export type Viewer = { readonly api: Api; readonly me: Me; readonly signOut: () => Promise<void> };

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('Nobody is signed in here');
  return viewer;
}

export const useApi = (): Api => useViewer().api;
