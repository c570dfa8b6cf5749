/** The parts that pages of the review are made of: headings, definitions and tables of text. */

/** `alarm` asks the meeting to look, `quiet` is said beside the point. Text may hold line breaks. */
export type Cell = { readonly text: string; readonly tone?: 'alarm' | 'quiet' };
export type Column = { readonly title: string; readonly number?: boolean };
export type Section = {
  readonly title: string;
  /** What the figures mean and when something is named, in a sentence or two. */
  readonly definition: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What to say instead of a table without rows. */
  readonly empty: string;
  /** What was left off; null when nothing was. */
  readonly more: string | null;
};

export const text = (title: string): Column => ({ title });
export const number = (title: string): Column => ({ title, number: true });

export const plain = (value: string | number): Cell => ({ text: String(value) });
export const quiet = (value: string | number): Cell => ({ text: String(value), tone: 'quiet' });
export const alarm = (value: string): Cell => ({ text: value, tone: 'alarm' });

export const more = (leftOff: number, what: string): string | null =>
  leftOff === 0 ? null : `And ${leftOff} more ${what}${leftOff === 1 ? '' : 's'}.`;
