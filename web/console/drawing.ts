/** Turns the view model into elements of the page. What strangers wrote becomes text and nothing else. */
import type { Metrics } from './api/client.ts';
import type { Table } from './figures.ts';

/** The days of the figures, said and not filled in: an open page goes on to the next day by itself. */
export function period({ from, to }: Metrics): HTMLElement {
  const line = element('p', `Leads captured from ${from} to ${to}.`);
  line.className = 'quiet';
  return line;
}

export function nowStrip(now: NonNullable<Metrics['now']>): HTMLElement {
  const strip = element('dl', '');
  strip.className = 'now';
  for (const [label, count, alarming] of [
    ['Untouched now', now.untouched, false],
    ['Overdue now', now.overdue, now.overdue > 0],
    ['Unowned now', now.unowned, now.unowned > 0],
  ] as const) {
    const figure = element('dd', String(count));
    if (alarming) figure.className = 'alarm';
    const item = element('div', '');
    item.append(element('dt', label), figure);
    strip.append(item);
  }
  return strip;
}

export function tableElement({ title, definition, columns, rows, empty }: Table): HTMLElement {
  const section = element('section', '');
  const note = element('p', rows.length === 0 ? empty : definition);
  note.className = 'quiet';
  section.append(element('h2', title), note);
  if (rows.length === 0) return section;

  const cells = (tag: 'th' | 'td', values: readonly string[]) =>
    values.map((value, index) => {
      const cell = element(tag, value);
      if (columns[index]?.number) cell.className = 'number';
      if (tag === 'th') cell.setAttribute('scope', 'col');
      return cell;
    });
  const line = (content: HTMLElement[]) => {
    const row = element('tr', '');
    row.append(...content);
    return row;
  };
  const head = element('thead', '');
  head.append(
    line(
      cells(
        'th',
        columns.map((column) => column.title),
      ),
    ),
  );
  const body = element('tbody', '');
  body.append(...rows.map((row) => line(cells('td', row))));
  const table = element('table', '');
  table.append(head, body);
  section.append(table);
  return section;
}

/** Text becomes a text node and nothing else. */
function element(tag: string, content: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = content;
  return made;
}
