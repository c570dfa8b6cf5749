/** What a key lets a machine do. */
import type { Key } from './queries.ts';

export const keyRoleWords: Readonly<Record<Key['role'], string>> = {
  bi: 'Reads figures and exports leads',
  marketer: 'As a marketer',
  manager: 'As a manager',
  admin: 'As an administrator',
};
