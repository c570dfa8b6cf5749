import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../core/csv.ts';

/** A CSV reader of its own: RFC 4180 and nothing else. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain as string) : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push(row.splice(0));
  }
  return rows;
}

describe('CSV', () => {
  it('has a header and lines that end in CRLF', () => {
    expect(csv(['a', 'b'], [['x', 1]])).toBe('a,b\r\nx,1\r\n');
    expect(csv(['a', 'b'], [])).toBe('a,b\r\n');
  });

  it('quotes what would end a cell or a line', () => {
    expect(csv(['t'], [['a,b'], ['say "hi"'], ['two\r\nlines'], ['lone\nfeed']])).toBe(
      't\r\n"a,b"\r\n"say ""hi"""\r\n"two\r\nlines"\r\n"lone\nfeed"\r\n',
    );
  });

  it('leaves a cell empty where there is nothing, and keeps zero', () => {
    expect(csv(['a', 'b', 'c'], [[null, 0, '']])).toBe('a,b,c\r\n,0,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('takes the formula out of %j', (text) => {
    const [, [cell] = []] = readCsv(csv(['t'], [[text]]));
    expect(cell).toBe(`'${text}`);
  });

  it('takes the formula out of a header as well', () => {
    expect(csv(['=cmd'], [])).toBe("'=cmd\r\n");
  });

  it('leaves negative numbers numbers', () => {
    expect(csv(['n'], [[-1.5]])).toBe('n\r\n-1.5\r\n');
  });

  it('reads back as what was written, and no cell as a formula', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab=+-@\t\r\n",;\' ü🚀') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
        const read = readCsv(csv(['a', 'b'], rows)).slice(1);
        expect(read).toHaveLength(rows.length);
        expect(read.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        const unguarded = read.flat().map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''));
        expect(unguarded).toEqual(rows.flat().map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')));
      }),
    );
  });
});
