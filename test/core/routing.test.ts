import { describe, expect, it } from 'vitest';
import type { OperatingModel } from '../../core/operating-model.ts';
import { membersOf, nextOwner, type Question, type Routable, ruleFor } from '../../core/routing.ts';
import { personOf, type TeamMember } from '../../core/team.ts';
import {
  aCapturedLead,
  anOperatingModel,
  aTeam,
  aTeamMember,
  aTouch,
  capturedAt,
} from '../support/builders.ts';

const reps = ['alex', 'blair', 'casey', 'devon'];
const { routing: inTheFile, calendar } = anOperatingModel();
const routing: OperatingModel['routing'] = { ...inTheFile, maxOwners: 4 };
const rep = (ownerId: string) => ({ kind: 'rep', ownerId });
const manager = { kind: 'manager', ownerId: 'morgan' };

/** What is asked when a lead comes that nobody had yet, on a Monday at 10:00 in New York. */
const question = (facts: Partial<Question> = {}): Question => ({
  rule: { name: 'everybody', pool: 'everyone' },
  routing,
  calendar,
  team: aTeam(reps),
  position: 0,
  accountOwnerId: null,
  hadIt: [],
  moment: { at: Date.parse(capturedAt), clock: 'elapsed' },
  ...facts,
});
const ownerOf = (facts: Partial<Question> = {}) => nextOwner(question(facts)).owner;

/** The owners that so many leads get one after the other, each from the turn before. */
function ownersInTurn(leads: number, team = aTeam(reps), start = 0): string[] {
  let position = start;
  return Array.from({ length: leads }, () => {
    const choice = nextOwner(question({ team, position }));
    position = choice.position ?? position;
    return choice.owner.ownerId;
  });
}

describe('turns', () => {
  it("go round the pool in the order of the members' ids, however the team is listed", () => {
    const owners = ['alex', 'blair', 'casey', 'devon', 'alex', 'blair'];
    expect(ownersInTurn(6)).toEqual(owners);
    expect(ownersInTurn(6, aTeam(reps).reverse())).toEqual(owners);
  });

  it('go on where the last one was taken', () => {
    expect(nextOwner(question({ position: 2 }))).toMatchObject({ owner: rep('casey'), position: 3 });
    expect(nextOwner(question({ position: 3 }))).toMatchObject({ owner: rep('devon'), position: 0 });
  });

  it('come as often as a weight says', () => {
    const team = [aTeamMember('alex', { weight: 3 }), aTeamMember('blair', { weight: 1 })];
    expect(ownersInTurn(8, team).join(' ')).toBe('alex alex blair alex alex alex blair alex');
  });

  it('pass over a rep who is away', () => {
    expect(ownersInTurn(4, aTeam(reps, { away: ['blair'] }))).toEqual(['alex', 'casey', 'devon', 'alex']);
  });

  it('go on from a position that the pool no longer has', () => {
    expect(ownersInTurn(3, aTeam(['alex', 'blair']), 7)).toEqual(['blair', 'alex', 'blair']);
  });

  it('go to the only rep again and again', () => {
    expect(ownersInTurn(3, aTeam(['alex']))).toEqual(['alex', 'alex', 'alex']);
  });
});

describe('the reason for an owner', () => {
  it('names the rule, its pool, and who was passed over and why', () => {
    const team = [
      aTeamMember('alex', { availability: 'off' }),
      aTeamMember('blair', {
        outOfOffice: [{ from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' }],
      }),
      aTeamMember('casey', { openCap: 3, load: { open: 3, day: null, today: 0 } }),
      aTeamMember('devon', { dailyCap: 2, load: { open: 0, day: '2026-11-23', today: 2 } }),
      aTeamMember('elliot'),
      aTeamMember('frankie'),
    ];
    expect(nextOwner(question({ team, hadIt: ['elliot'] }))).toEqual({
      owner: rep('frankie'),
      position: 0,
      why: {
        how: 'turn',
        rule: 'everybody',
        pool: 'everyone',
        passedOver: [
          { memberId: 'alex', reason: 'off' },
          { memberId: 'blair', reason: 'out-of-office' },
          { memberId: 'casey', reason: 'open-cap' },
          { memberId: 'devon', reason: 'daily-cap' },
          { memberId: 'elliot', reason: 'had-it' },
        ],
      },
    });
  });

  it('says nothing of those whose turn had not come', () => {
    expect(nextOwner(question()).why.passedOver).toEqual([]);
  });

  it('names a person once, though they have many slots, and so many persons that one can read it', () => {
    const heavy = [aTeamMember('alex', { weight: 5, availability: 'off' }), aTeamMember('blair')];
    expect(nextOwner(question({ team: heavy })).why.passedOver).toEqual([
      { memberId: 'alex', reason: 'off' },
    ]);
    const crowd = Array.from({ length: 60 }, (_, i) => aTeamMember(`rep-${i}`, { availability: 'off' }));
    expect(nextOwner(question({ team: crowd })).why.passedOver).toHaveLength(20);
  });
});

describe('a lead that goes on', () => {
  it('never comes back to a former owner while another rep is there', () => {
    expect(ownerOf({ position: 1, hadIt: ['alex', 'blair'] })).toEqual(rep('casey'));
    expect(ownerOf({ position: 0, hadIt: ['alex', 'blair'] })).toEqual(rep('casey'));
  });

  it('goes to the manager when all others are away or had it', () => {
    const team = aTeam(reps, { away: ['devon'] });
    const choice = nextOwner(
      question({ team, hadIt: ['alex', 'blair', 'casey'], routing: { ...routing, maxOwners: 9 } }),
    );
    expect(choice).toMatchObject({ owner: manager, position: null, why: { how: 'fallback' } });
    expect(choice.why.passedOver).toContainEqual({ memberId: 'devon', reason: 'off' });
  });

  it('goes to the manager after as many owners as the model allows', () => {
    const two = { ...routing, maxOwners: 2 };
    expect(ownerOf({ position: 1, hadIt: ['alex'], routing: two })).toEqual(rep('blair'));
    expect(ownerOf({ position: 2, hadIt: ['alex', 'blair'], routing: two })).toEqual(manager);
  });
});

describe('the manager', () => {
  it('takes leads when no rep is available, or there is none', () => {
    expect(ownerOf({ team: aTeam(reps, { away: reps }) })).toEqual(manager);
    expect(ownerOf({ team: aTeam([]) })).toEqual(manager);
    expect(ownerOf({ team: [] })).toEqual(manager);
  });

  it('takes nobody the turn', () => {
    expect(nextOwner(question({ team: aTeam(reps, { away: reps }), position: 2 })).position).toBeNull();
  });
});

describe('leads of one company', () => {
  it('go to its owner, who takes no turn for it', () => {
    expect(nextOwner(question({ accountOwnerId: 'devon' }))).toEqual({
      owner: rep('devon'),
      position: null,
      why: { how: 'account', rule: 'everybody', pool: 'everyone', passedOver: [] },
    });
  });

  it('go to its owner also from outside the pool', () => {
    const onlyAlex = { ...routing, pools: { everyone: { reps: ['alex'] } } };
    expect(ownerOf({ accountOwnerId: 'devon', routing: onlyAlex })).toEqual(rep('devon'));
  });

  it.each([
    ['off', { availability: 'off' }],
    ['out of office', { outOfOffice: [{ from: capturedAt, to: '2026-12-01T00:00:00Z' }] }],
    ['full for today', { dailyCap: 1, load: { open: 0, day: '2026-11-23', today: 1 } }],
    ['full', { openCap: 0 }],
  ] as const)('go on by turns while its owner is %s, and the reason says so', (_, facts) => {
    const devon = { ...aTeamMember('devon'), ...facts } as TeamMember;
    const team = [...aTeam(['alex', 'blair']), devon];
    const choice = nextOwner(question({ team, accountOwnerId: 'devon' }));
    expect(choice.owner).toEqual(rep('alex'));
    expect(choice.why.how).toBe('turn');
    expect(choice.why.passedOver.map(({ memberId }) => memberId)).toEqual(['devon']);
  });

  it('go on by turns when its owner had this lead, left, or no longer works as a rep', () => {
    expect(ownerOf({ accountOwnerId: 'devon', hadIt: ['devon'] })).toEqual(rep('alex'));
    expect(ownerOf({ accountOwnerId: 'zoe' })).toEqual(rep('alex'));
    expect(ownerOf({ accountOwnerId: 'morgan' })).toEqual(rep('alex'));
    const left = [...aTeam(['alex']), aTeamMember('devon', { active: false })];
    expect(ownerOf({ accountOwnerId: 'devon', team: left })).toEqual(rep('alex'));
  });

  it('go to the manager after as many owners as the model allows', () => {
    const one = { ...routing, maxOwners: 1 };
    expect(ownerOf({ accountOwnerId: 'devon', hadIt: ['alex'], routing: one })).toEqual(manager);
  });
});

describe('a pool', () => {
  const team = [
    aTeamMember('morgan', { role: 'manager', skills: ['enterprise'], territories: ['dach'] }),
    aTeamMember('harper', { role: 'marketer' }),
    aTeamMember('robin', { role: 'admin' }),
    aTeamMember('alex', { skills: ['enterprise', 'german'], territories: ['dach'] }),
    aTeamMember('blair', { skills: ['enterprise'], territories: ['nordics', 'uk'] }),
    aTeamMember('casey', { skills: ['german'], territories: ['dach', 'uk'] }),
    aTeamMember('devon', { skills: ['enterprise', 'german'], active: false }),
  ];
  const namesOf = (pool: Parameters<typeof membersOf>[0]) => membersOf(pool, team).map(({ id }) => id);

  it('is every active rep when it says nothing', () => {
    expect(namesOf({})).toEqual(['alex', 'blair', 'casey']);
  });

  it.each([
    ['the reps it names', { reps: ['casey', 'alex', 'zoe'] }, ['alex', 'casey']],
    ['no manager, though it names one', { reps: ['morgan', 'blair'] }, ['blair']],
    ['who has all of its skills', { skills: ['enterprise', 'german'] }, ['alex']],
    ['who has one of its territories', { territories: ['nordics', 'dach'] }, ['alex', 'blair', 'casey']],
    ['who has the skills and a territory', { skills: ['german'], territories: ['uk'] }, ['casey']],
    ['of those it names, who has the skill', { reps: ['blair', 'casey'], skills: ['enterprise'] }, ['blair']],
    ['nobody, when nobody has the skill', { skills: ['japanese'] }, []],
  ])('is %s', (_, pool, names) => {
    expect(namesOf(pool)).toEqual(names);
  });

  it('keeps a member away who is not in it', () => {
    const pools = { everyone: { territories: ['dach'] } };
    const owners = [0, 1, 2, 3].map((position) =>
      ownerOf({ team, position, routing: { ...routing, pools } }),
    );
    expect(owners.map(({ ownerId }) => ownerId)).toEqual(['alex', 'casey', 'alex', 'casey']);
  });
});

describe('a rule', () => {
  /** Whether a rule with this condition takes the lead. */
  const takes = (when: object, lead: Routable): boolean => {
    const rules = [
      { name: 'special', when, pool: 'everyone' },
      { name: 'rest', when: {}, pool: 'everyone' },
    ];
    return ruleFor(lead, { ...routing, rules } as OperatingModel['routing']).name === 'special';
  };
  const leadOf = (contact: object, facts: Parameters<typeof aCapturedLead>[0] = {}): Routable =>
    aCapturedLead({ ...facts, contact: { email: 'jane.doe@acme.example', ...contact } });

  it.each([
    ['a country of the list', { countries: ['DE', 'US'] }, leadOf({ country: 'US' }), true],
    ['a country as people write it', { countries: ['US'] }, leadOf({ country: 'United States' }), true],
    ['a country whose code is written small', { countries: ['us'] }, leadOf({ country: 'US' }), true],
    ['another country', { countries: ['DE'] }, leadOf({ country: 'US' }), false],
    ['no country', { countries: ['DE'] }, leadOf({}), false],
    ['a country nobody knows', { countries: ['DE'] }, leadOf({ country: 'Atlantis' }), false],
    ['a size in the range', { companySizes: ['50-500'] }, leadOf({ companySize: '120' }), true],
    [
      'a size in one of the ranges',
      { companySizes: ['1-9', '1000+'] },
      leadOf({ companySize: '5000' }),
      true,
    ],
    ['the smallest size of a range', { companySizes: ['50-500'] }, leadOf({ companySize: '50' }), true],
    ['a smaller size', { companySizes: ['50-500'] }, leadOf({ companySize: '49' }), false],
    ['no size', { companySizes: ['50-500'] }, leadOf({}), false],
    [
      'an industry, in other words',
      { industries: ['health care'] },
      leadOf({ industry: 'Health-Care' }),
      true,
    ],
    ['an industry inside a word', { industries: ['retail'] }, leadOf({ industry: 'Retailers' }), false],
    ['no industry', { industries: ['retail'] }, leadOf({}), false],
    ['a form in any case', { forms: ['Book-Demo'] }, leadOf({}, { form: 'book-demo' }), true],
    ['another form', { forms: ['demo'] }, leadOf({}, { form: 'contact' }), false],
    ['no form', { forms: ['demo'] }, leadOf({}, { form: undefined }), false],
    ['the source of the first touch', { sources: ['Google'] }, leadOf({}), true],
    [
      'the source of the latest touch alone',
      { sources: ['podcast'] },
      leadOf({}, { attribution: { firstTouch: aTouch(), latestTouch: aTouch({ source: 'podcast' }) } }),
      false,
    ],
    ['a tier', { tiers: ['high', 'nurture'] }, leadOf({}, { tier: 'nurture' }), true],
    ['another tier', { tiers: ['high'] }, leadOf({}, { tier: 'standard' }), false],
    [
      'all that is said',
      { countries: ['US'], tiers: ['high'], forms: ['demo'] },
      leadOf({ country: 'US' }, { tier: 'high', form: 'demo' }),
      true,
    ],
    [
      'all that is said but one',
      { countries: ['US'], tiers: ['high'], forms: ['demo'] },
      leadOf({ country: 'US' }, { tier: 'high', form: 'contact' }),
      false,
    ],
  ])('for %s: %j', (_, when, lead, taken) => {
    expect(takes(when, lead)).toBe(taken);
  });

  it('goes before those behind it', () => {
    const rules = [
      { name: 'demo', when: { forms: ['demo'] }, pool: 'first' },
      { name: 'high', when: { tiers: ['high' as const] }, pool: 'second' },
      { name: 'rest', when: {}, pool: 'third' },
    ];
    const poolFor = (form: string, tier: 'high' | 'standard') =>
      ruleFor(leadOf({}, { form, tier }), { ...routing, rules }).pool;
    expect(poolFor('demo', 'high')).toBe('first');
    expect(poolFor('demo', 'standard')).toBe('first');
    expect(poolFor('pricing', 'high')).toBe('second');
    expect(poolFor('contact', 'standard')).toBe('third');
  });

  it('must be there for every lead', () => {
    const rules = [{ name: 'demo', when: { forms: ['demo'] }, pool: 'everyone' }];
    expect(() => ruleFor(leadOf({}, { form: 'contact' }), { ...routing, rules })).toThrow(/every lead/);
  });
});

describe('the person behind an id', () => {
  it('is a rep or the manager, and nobody for marketing or someone who left', () => {
    const everyone = aTeam(reps);
    expect(personOf(everyone, 'blair')?.email).toBe('blair@example.com');
    expect(personOf(everyone, 'morgan')?.email).toBe('morgan@example.com');
    expect(personOf(everyone, 'marketing')).toBeUndefined();
    expect(personOf(everyone, '')).toBeUndefined();
  });
});
