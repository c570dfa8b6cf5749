/**
 * The virtual clock: each thing that happens in the demo carries its own moment with it, through whatever it awaits.
 * So the functions' handlers, put together once, work at many moments at the same time.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Random } from './plan/random.ts';

type Moment = { readonly at: number; readonly random: Random };

const current = new AsyncLocalStorage<Moment>();

/** Does the work as if it were `at` (epoch milliseconds), with this chance. */
export const during = <Result>(moment: Moment, work: () => Result): Result => current.run(moment, work);

function moment(): Moment {
  const found = current.getStore();
  if (!found) throw new Error('Nothing of the demo happens outside a moment');
  return found;
}

/** For handlers in place of `Date.now`. */
export const now = (): number => moment().at;
/** For ids, so that they repeat as well. */
export const chance = (): number => moment().random();
