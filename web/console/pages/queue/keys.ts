/** The keys of the list. They work only while it has the focus, so that they are in nobody's way elsewhere. */
import type { Press } from './possible.ts';

export type Command =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'edge'; readonly to: 'first' | 'last' }
  | { readonly kind: 'open' | 'help' | 'let-in' }
  | { readonly kind: 'press'; readonly press: Press };

type KeyDown = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** Held down: the same key again without a new press. */
  readonly repeat: boolean;
};

const PAGE = 10;

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['j', { kind: 'move', by: 1 }],
  ['ArrowDown', { kind: 'move', by: 1 }],
  ['k', { kind: 'move', by: -1 }],
  ['ArrowUp', { kind: 'move', by: -1 }],
  ['PageDown', { kind: 'move', by: PAGE }],
  ['PageUp', { kind: 'move', by: -PAGE }],
  ['Home', { kind: 'edge', to: 'first' }],
  ['End', { kind: 'edge', to: 'last' }],
  ['Enter', { kind: 'open' }],
  ['i', { kind: 'press', press: 'claim' }],
  ['c', { kind: 'press', press: 'call' }],
  ['e', { kind: 'press', press: 'email' }],
  ['s', { kind: 'press', press: 'sms' }],
  ['m', { kind: 'press', press: 'meeting' }],
  ['n', { kind: 'let-in' }],
  ['?', { kind: 'help' }],
]);

/** `onRow`: the row itself has the focus, not a link or a button in it, which have keys of their own. */
export function commandOf(event: KeyDown, onRow: boolean): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const command = commands.get(event.key);
  if (!command || (command.kind === 'open' && !onRow)) return null;
  // A key that is held down scrolls through the list; it records nothing.
  return event.repeat && command.kind !== 'move' ? null : command;
}

/** For the people who ask. */
export const keyWords: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', '↓'], 'Next lead'],
  [['k', '↑'], 'Previous lead'],
  [['Page Down', 'Page Up'], 'Ten leads on or back'],
  [['Home', 'End'], 'First or last lead'],
  [['Enter'], 'Open the lead'],
  [['i'], 'I’m on it'],
  [['c'], 'Called'],
  [['e'], 'E-mailed'],
  [['s'], 'Texted'],
  [['m'], 'Met'],
  [['n'], 'Show the new leads'],
  [['?'], 'Show these keys'],
];
