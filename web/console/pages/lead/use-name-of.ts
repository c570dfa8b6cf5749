import { isolated } from '../../parts/isolated.ts';
import { usePersonName } from '../../parts/people.tsx';
import type { NameOf } from './lead.ts';

/** Names for the middle of a sentence. */
export function useNameOf(): NameOf {
  const nameOf = usePersonName();
  return (id) => isolated(nameOf(id));
}
