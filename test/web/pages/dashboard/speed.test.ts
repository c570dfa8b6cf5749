import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsBefore,
  barWords,
  bucketWords,
  shareWithin,
  speedCsv,
  speedRows,
  speedSentence,
} from '../../../../web/console/pages/dashboard/speed.ts';

const BOUNDS = [0, 60, 300, 900, 86_400];
const spread = (...leads: number[]) =>
  BOUNDS.map((fromSeconds, at) => ({
    fromSeconds,
    toSeconds: BOUNDS[at + 1] ?? null,
    leads: leads[at] ?? 0,
  }));

describe('how speed to lead is spread', () => {
  it('names times as people do', () => {
    expect(spread().map(bucketWords)).toEqual([
      'up to 1 min',
      '1 min – 5 min',
      '5 min – 15 min',
      '15 min – 1 d',
      'over 1 d',
    ]);
  });

  it('has room for short words under a bar', () => {
    const bucket = { fromSeconds: 300, toSeconds: 450, leads: 0 };
    expect(barWords(bucket)).toBe('≤ 7½ min');
    expect(barWords({ ...bucket, fromSeconds: 86_400, toSeconds: null })).toBe('> 1 d');
  });

  it('is held against the 5 and the 15 minutes', () => {
    const buckets = spread(2, 3, 4, 0, 1);
    expect(shareWithin(buckets, 300)).toBe(0.5);
    expect(shareWithin(buckets, 900)).toBe(0.9);
    expect(speedSentence({ speedDistribution: buckets, withoutFirstResponse: 7 })).toBe(
      'Of the leads answered, 50% within 5 min and 90% within 15 min; 7 leads have no response.',
    );
  });

  it('draws each mark behind the bars that keep it', () => {
    expect(barsBefore(spread(), 300)).toBe(2);
    expect(barsBefore(spread(), 900)).toBe(3);
  });

  it('has no shares of nothing', () => {
    expect(shareWithin(spread(), 300)).toBeNull();
    expect(speedRows(spread()).map(({ share, upTo }) => [share, upTo])).toEqual(
      spread().map(() => [null, null]),
    );
  });

  it('adds up to all who were responded to, and never falls', () => {
    const counts = fc
      .array(fc.nat(1_000), { minLength: 5, maxLength: 5 })
      .filter((it) => it.some((n) => n > 0));
    fc.assert(
      fc.property(counts, (leads) => {
        const upTo = speedRows(spread(...leads)).map((row) => row.upTo ?? 0);
        expect(upTo.at(-1)).toBe(1);
        expect(upTo).toEqual(upTo.toSorted((a, b) => a - b));
      }),
    );
  });

  it('is saved as it was answered, an open end as an empty cell', () => {
    expect(speedCsv(spread(2, 3, 4, 0, 1))).toBe(
      'fromSeconds,toSeconds,leads\r\n0,60,2\r\n60,300,3\r\n300,900,4\r\n900,86400,0\r\n86400,,1\r\n',
    );
  });
});
