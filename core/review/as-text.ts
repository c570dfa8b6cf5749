/** The review for a mail program that shows text alone. A stranger's words stay inside the line of their row. */
import { oneLine, visible } from '../text.ts';
import type { ReviewPage } from './page.ts';
import type { Cell, Section } from './section.ts';

/** `link` is where the same page is kept. */
export function textOf({ title, standing, tiles, sections, notes }: ReviewPage, link: string): string {
  return [
    title,
    standing,
    link,
    '',
    ...tiles.map(({ label, value, before }) => `${label}: ${value} (week before: ${before})`),
    '',
    ...sections.flatMap(sectionLines),
    'ABOUT THE FIGURES',
    ...notes.map((note) => `- ${plain(note)}`),
    '',
  ].join('\n');
}

function sectionLines({ title, definition, columns, rows, empty, more }: Section): string[] {
  const line = ([name, ...cells]: readonly Cell[]): string => {
    const facts = cells.map(
      ({ text }, index) => `${columns[index + 1]?.title.toLowerCase()}: ${plain(text)}`,
    );
    return `- ${[plain(name?.text ?? ''), ...facts].join(' | ')}`;
  };
  return [
    title.toUpperCase(),
    definition,
    ...(rows.length === 0 ? [empty] : rows.map(line)),
    ...(more === null ? [] : [more]),
    '',
  ];
}

const plain = (text: string): string => visible(oneLine(text.replaceAll('\n', '; ')));
