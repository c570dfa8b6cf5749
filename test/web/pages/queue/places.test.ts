import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrange,
  linesOf,
  newcomers,
  type Place,
  settle,
  sizesOf,
} from '../../../../web/console/pages/queue/places.ts';
import { contacted, queueLead } from '../../../support/queue-leads.ts';

const untouched = (leadId: string) => queueLead({ leadId });
const ids = (places: readonly Place[]) => places.map(({ lead }) => lead.leadId);

describe('the list of a rep', () => {
  it('has what needs a first response before what is in progress, each in the order of the API', () => {
    const places = arrange([untouched('a'), contacted('x'), untouched('b'), contacted('y')], true);
    expect(ids(places)).toEqual(['a', 'b', 'x', 'y']);
    expect(linesOf(places).map((line) => (line.kind === 'heading' ? line.group : line.index))).toEqual([
      'first-response',
      0,
      1,
      'in-progress',
      2,
      3,
    ]);
    expect(sizesOf(places)['first-response']).toBe(2);
  });

  it('has no groups where leads are listed by the time of their capture', () => {
    const places = arrange([contacted('x'), untouched('a')], false);
    expect(ids(places)).toEqual(['x', 'a']);
    expect(linesOf(places).every(({ kind }) => kind === 'lead')).toBe(true);
  });
});

describe('while somebody is about to press', () => {
  const shown = arrange([untouched('a'), untouched('b')], true);

  it('keeps a new lead waiting, and counts it', () => {
    const fresh = arrange([untouched('new'), untouched('a'), untouched('b')], true);
    const settled = settle(shown, fresh, true);
    expect(ids(settled)).toEqual(['a', 'b']);
    expect(newcomers(settled, fresh)).toBe(1);
  });

  it('leaves a lead that was responded to where it is, as it is now', () => {
    const settled = settle(shown, arrange([untouched('b'), contacted('a')], true), true);
    expect(ids(settled)).toEqual(['a', 'b']);
    expect(settled[0]).toMatchObject({ group: 'first-response', lead: { stage: 'contacted' } });
  });

  it('leaves a lead that went to somebody else where it was, and says so', () => {
    const settled = settle(shown, arrange([untouched('b')], true), true);
    expect(settled.map(({ lead, gone }) => [lead.leadId, gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(sizesOf(settled)['first-response']).toBe(1);
  });

  it('lets the next page in behind', () => {
    const fresh = arrange([untouched('a'), untouched('b'), untouched('c'), contacted('x')], true);
    expect(ids(settle(shown, fresh, true))).toEqual(['a', 'b', 'c', 'x']);
  });

  it('follows the API again when they let go', () => {
    const fresh = arrange([untouched('new'), untouched('b')], true);
    expect(settle(settle(shown, fresh, true), fresh, false)).toEqual(fresh);
  });

  it('never moves a row, and shows no lead twice, whatever comes', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(list, fc.array(list, { minLength: 1, maxLength: 4 }), (first, answers) => {
        let places: readonly Place[] = arrange(first.map(untouched), true);
        for (const answer of answers) {
          const before = ids(places);
          places = settle(places, arrange(answer.map(untouched), true), true);
          if (before.length > 0) expect(ids(places).slice(0, before.length)).toEqual(before);
          expect(new Set(ids(places)).size).toBe(places.length);
        }
      }),
    );
  });
});
