import { describe, expect, it } from 'vitest';
import {
  attainmentWords,
  repName,
  responders,
  responseLines,
} from '../../../../web/console/pages/dashboard/response.ts';
import { repFigures } from '../../../support/shown-figures.ts';

describe('the response of a rep', () => {
  it('is told with the promise kept, and of how many', () => {
    expect(responseLines(repFigures())).toEqual([
      'Median: 4 min',
      '90th percentile: 25 min',
      '90% of 40 in time',
    ]);
  });

  it('is marked where few responses are behind it', () => {
    const few = repFigures({ samples: { responses: 3 }, slaAttainment: 1, smallSample: true });
    expect(attainmentWords(few)).toBe('100% of 3 in time, few');
  });

  it('is drawn for those who responded to anybody', () => {
    const silent = repFigures({
      repId: 'blair',
      medianFirstResponseSeconds: null,
      p90FirstResponseSeconds: null,
    });
    expect(responders([repFigures(), silent]).map(({ repId }) => repId)).toEqual(['alex']);
  });

  it('stays with who left the team, by their id', () => {
    expect(repName(repFigures({ name: null }))).toBe('alex (left)');
  });
});
