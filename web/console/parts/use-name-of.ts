import type { NameOf } from './actors.ts';
import { isolated } from './isolated.ts';
import { usePersonName } from './people.tsx';

/** Names for the middle of a sentence. */
export function useNameOf(): NameOf {
  const nameOf = usePersonName();
  return (id) => isolated(nameOf(id));
}
