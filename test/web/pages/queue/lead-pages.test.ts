import { describe, expect, it } from 'vitest';
import { merged, withLead } from '../../../../web/console/pages/queue/lead-pages.ts';
import { contacted, queueLead } from '../../../support/queue-leads.ts';

const page = (nextCursor: string | null, ...ids: string[]) => ({
  leads: ids.map((leadId) => queueLead({ leadId })),
  nextCursor,
});
const ids = (leads: readonly { leadId: string }[]) => leads.map(({ leadId }) => leadId);

describe('the pages of a list', () => {
  it('follow one another', () => {
    expect(ids(merged([page('2', 'a', 'b'), page(null, 'c')], undefined))).toEqual(['a', 'b', 'c']);
  });

  it('show a lead once that moved to a later page between the two answers', () => {
    expect(ids(merged([page('2', 'a', 'b'), page(null, 'b', 'c')], undefined))).toEqual(['a', 'b', 'c']);
  });

  it('begin as the first page was asked for last, and keep what it has pushed on', () => {
    const pages = [page('2', 'a', 'b'), page(null, 'c')];
    expect(ids(merged(pages, page('2', 'new', 'a')))).toEqual(['new', 'a', 'b', 'c']);
  });

  it('show a lead as it was heard of last', () => {
    const head = { leads: [contacted('a')], nextCursor: '2' };
    expect(merged([page('2', 'a'), page(null, 'b')], head)[0]?.stage).toBe('contacted');
  });

  it('are forgotten when everything fits on the first one', () => {
    expect(ids(merged([page('2', 'a', 'b'), page(null, 'c')], page(null, 'a', 'c')))).toEqual(['a', 'c']);
  });

  it('take in a lead as the API answered a press, if they have it', () => {
    const before = page(null, 'a', 'b');
    expect(withLead(before, contacted('b')).leads.map(({ stage }) => stage)).toEqual([
      'assigned',
      'contacted',
    ]);
    expect(withLead(before, contacted('z'))).toBe(before);
  });
});
