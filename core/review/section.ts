/** The parts that pages of the review are made of: headings, definitions and tables of text. */

/** `alarm` asks the meeting to look, `quiet` stands back. Text may hold line breaks. */
export type Cell = { readonly text: string; readonly tone?: 'alarm' | 'quiet' };
/** `words`: a person's or a stranger's, as long as they may be; `text`: a few words of ours; `id`: for a machine's eyes. */
export type Column = { readonly title: string; readonly kind: 'text' | 'words' | 'number' | 'id' };
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

export const text = (title: string): Column => ({ title, kind: 'text' });
export const words = (title: string): Column => ({ title, kind: 'words' });
export const number = (title: string): Column => ({ title, kind: 'number' });
export const id = (title: string): Column => ({ title, kind: 'id' });

export const plain = (value: string | number): Cell => ({ text: String(value) });
export const quiet = (value: string | number): Cell => ({ text: String(value), tone: 'quiet' });
export const alarm = (value: string): Cell => ({ text: value, tone: 'alarm' });

export const more = (leftOff: number, what: string): string | null =>
  leftOff === 0 ? null : `And ${leftOff} more ${what}${leftOff === 1 ? '' : 's'}.`;
