import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOwner, personOf } from '../../core/routing.ts';
import { aTeam } from '../support/builders.ts';

const reps = ['alex', 'blair', 'casey', 'devon'];
const everyone = aTeam(reps);
const manager = { kind: 'manager', ownerId: 'morgan' };
const rep = (ownerId: string) => ({ kind: 'rep', ownerId });

/** The owners that so many leads get one after the other, each from the turn before. */
function ownersInTurn(leads: number, team = everyone, lastTurn: string | null = null): string[] {
  const owners: string[] = [];
  for (let last = lastTurn; owners.length < leads; last = owners.at(-1) as string) {
    owners.push(nextOwner(team, last, [], 4).ownerId);
  }
  return owners;
}

describe('turns', () => {
  it("go round the team in the model's order", () => {
    expect(ownersInTurn(6)).toEqual(['alex', 'blair', 'casey', 'devon', 'alex', 'blair']);
  });

  it('go on after the rep who had the last one', () => {
    expect(nextOwner(everyone, 'blair', [], 4)).toEqual(rep('casey'));
    expect(nextOwner(everyone, 'devon', [], 4)).toEqual(rep('alex'));
  });

  it('pass over a rep who is away', () => {
    expect(ownersInTurn(4, aTeam(reps, { away: ['blair'] }))).toEqual(['alex', 'casey', 'devon', 'alex']);
  });

  it('go on after a rep who is away by now', () => {
    expect(nextOwner(aTeam(reps, { away: ['blair'] }), 'blair', [], 4)).toEqual(rep('casey'));
  });

  it('start over when the rep who had the last one has left the team', () => {
    expect(nextOwner(everyone, 'zoe', [], 4)).toEqual(rep('alex'));
  });

  it('go to the only rep again and again', () => {
    expect(ownersInTurn(3, aTeam(['alex']))).toEqual(['alex', 'alex', 'alex']);
  });

  it('give every available rep as many leads as the others, or one more', () => {
    fc.assert(
      fc.property(
        fc.subarray(reps),
        fc.constantFrom(null, ...reps),
        fc.nat({ max: 60 }),
        (away, lastTurn, leads) => {
          const available = reps.filter((id) => !away.includes(id));
          fc.pre(available.length > 0);
          const owners = ownersInTurn(leads, aTeam(reps, { away }), lastTurn);
          const counts = available.map((id) => owners.filter((owner) => owner === id).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          expect(counts.reduce((a, b) => a + b)).toBe(leads);
        },
      ),
    );
  });
});

describe('a lead that goes on', () => {
  it('never comes back to a former owner while another rep is there', () => {
    expect(nextOwner(everyone, 'alex', ['alex', 'blair'], 4)).toEqual(rep('casey'));
    expect(nextOwner(everyone, 'devon', ['alex', 'blair'], 4)).toEqual(rep('casey'));
  });

  it('goes to the manager when all others are away or had it', () => {
    expect(nextOwner(aTeam(reps, { away: ['devon'] }), null, ['alex', 'blair', 'casey'], 9)).toEqual(manager);
  });

  it('goes to the manager after as many owners as the model allows', () => {
    expect(nextOwner(everyone, 'alex', ['alex'], 2)).toEqual(rep('blair'));
    expect(nextOwner(everyone, 'blair', ['alex', 'blair'], 2)).toEqual(manager);
  });
});

describe('the manager', () => {
  it('takes leads when no rep is available, or there is none', () => {
    expect(nextOwner(aTeam(reps, { away: reps }), null, [], 4)).toEqual(manager);
    expect(nextOwner(aTeam([]), null, [], 4)).toEqual(manager);
  });
});

describe('the person behind an id', () => {
  it('is a rep or the manager, and nobody for marketing or someone who left', () => {
    expect(personOf(everyone, 'blair')?.email).toBe('blair@example.com');
    expect(personOf(everyone, 'morgan')?.email).toBe('morgan@example.com');
    expect(personOf(everyone, 'marketing')).toBeUndefined();
    expect(personOf(everyone, '')).toBeUndefined();
  });
});
