import { describe, expect, it } from 'vitest';
import { csv } from '../../../web/console/parts/csv.ts';

describe('CSV', () => {
  it('quotes what would end a cell', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"'],
          ['two\nlines', null],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets no spreadsheet calculate %j', (text) => {
    expect(csv(['a'], [[text]])).toBe(`a\r\n'${text}\r\n`);
  });

  it('leaves numbers as they are, also below nothing', () => {
    expect(csv(['a'], [[-1.5]])).toBe('a\r\n-1.5\r\n');
  });
});
