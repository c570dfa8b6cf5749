/** Names from outside as a canvas can draw them: no longer than there is room, and their writing direction kept to themselves. */
import { isolated } from '../isolated.ts';

export function label(name: string, longest = 24): string {
  const letters = [...name];
  return isolated(letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name);
}
