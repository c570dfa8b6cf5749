/** What to make of an override, by where its lead is now. */
import type { Override } from '../queries.ts';

export function overrideAdvice(stage: Override['stage']): string {
  switch (stage) {
    case 'won':
      return 'It was won: ask in the weekly review whether the gate is too strict.';
    case 'lost':
    case 'disqualified':
      return 'It came to nothing: ask in the weekly review what the gate had seen.';
    default:
      return 'Still open: fit and intent can be confirmed yet.';
  }
}
