import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OperatingModel, RoutingRules } from '../../core/operating-model.ts';
import { unassessed } from '../../core/qualification.ts';
import { type PastLead, type Replayed, replay } from '../../core/replay.ts';
import type { Difference } from '../../core/replay-differences.ts';
import { anOperatingModel, aTeam, aTeamMember, deadlineAt, minute } from '../support/builders.ts';
import { aFirstAssignment, aPastLead } from '../support/past-leads.ts';

const team = aTeam(['alex', 'blair', 'casey']);
const routedBy = (routing: Partial<RoutingRules>): OperatingModel => {
  const model = anOperatingModel();
  return { ...model, routing: { ...model.routing, ...routing } };
};
const one = (lead: Partial<PastLead> = {}, model = anOperatingModel(), people = team): Replayed =>
  replay([aPastLead(lead)], model, people)[0] as Replayed;
const differences = (...of: Parameters<typeof one>) => one(...of).differences;
const only = (what: Difference['what'], ...of: Parameters<typeof one>) =>
  differences(...of).filter((difference) => difference.what === what);

describe('a lead under the rules that it went by', () => {
  it('goes as it went', () => {
    expect(one()).toMatchObject({
      at: minute(1),
      was: { tier: 'standard', first: { ownerId: 'alex' } },
      now: { tier: 'standard', rule: 'everybody', pool: 'everyone', how: 'turn', ownerId: 'alex' },
      differences: [],
    });
  });

  it('does so whatever leads there were: what a replay gives is given again', () => {
    const model = routedBy({
      sameOwnerForAccount: true,
      pools: { everyone: {}, few: { reps: ['blair', 'casey'] } },
      rules: [
        { name: 'podcast', when: { sources: ['podcast'] }, pool: 'few' },
        { name: 'everybody', when: {}, pool: 'everyone' },
      ],
    });
    const people = [
      ...aTeam(['alex', 'blair']),
      aTeamMember('casey', { weight: 3, dailyCap: 2, timeZone: 'Asia/Tokyo' }),
    ];
    const anyLead = fc.record({
      capturedAt: fc.nat({ max: 6_000 }).map(minute),
      form: fc.constantFrom('demo', 'contact', 'newsletter', undefined),
      message: fc.constantFrom('How much is it?', 'Hello', undefined),
      contact: fc.record({
        email: fc.constantFrom('a@acme.example', 'b@acme.example', 'c@globex.example', 'd@gmail.com'),
        country: fc.constantFrom('Germany', 'BR', undefined),
        industry: fc.constantFrom('Software', 'Mining', undefined),
      }),
      attribution: fc.record({ firstTouch: fc.record({ source: fc.constantFrom('google', 'podcast') }) }),
    });
    fc.assert(
      fc.property(fc.array(anyLead, { maxLength: 20 }), (said) => {
        const past = said.map((lead, i) =>
          aPastLead({
            ...lead,
            leadId: `lead-${String(i).padStart(2, '0')}`,
            first: null,
          } as Partial<PastLead>),
        );
        const went = replay(past, model, people).map((replayed): PastLead => {
          const lead = past.find(({ leadId }) => leadId === replayed.leadId) as PastLead;
          const { tier, ownerId, how, rule, pool, deadlines } = replayed.now;
          const fit = replayed.differences.find(({ what }) => what === 'fit');
          const findings = { ...unassessed.fit };
          for (const { criterion, now, evidence } of fit?.what === 'fit' ? fit.changes : []) {
            findings[criterion] = { met: now, evidence, by: 'form' };
          }
          const first = { at: lead.capturedAt, ownerId, routed: { how, rule, pool }, deadlines };
          return { ...lead, tier, qualification: { fit: findings }, first };
        });
        expect(replay(went, model, people).flatMap((replayed) => replayed.differences)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is replayed in the order of capture, in whichever order it was read', () => {
    const leads = [3, 1, 2].map((i) =>
      aPastLead({ leadId: `lead-${i}`, capturedAt: minute(i), first: aFirstAssignment({ at: minute(i) }) }),
    );
    const replayed = replay(leads, anOperatingModel(), team);
    expect(replayed.map(({ leadId, now }) => [leadId, now.ownerId])).toEqual([
      ['lead-1', 'alex'],
      ['lead-2', 'blair'],
      ['lead-3', 'casey'],
    ]);
  });
});

describe('a changed model', () => {
  it('changes the tier, and says why it was and is', () => {
    const model = anOperatingModel();
    const asking = { ...model, intent: { ...model.intent, implementationAsked: ['get in touch'] } };
    expect(only('tier', {}, asking)).toEqual([
      {
        what: 'tier',
        was: 'standard',
        now: 'high',
        wasReasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
        nowReasons: [{ signal: 'implementation-asked', evidence: 'get in touch' }],
      },
    ]);
  });

  it('changes the rule and the pool, and so the owner', () => {
    const model = routedBy({
      pools: { enterprise: { reps: ['casey'] }, everyone: {} },
      rules: [
        { name: 'large-companies', when: { companySizes: ['1000+'] }, pool: 'enterprise' },
        { name: 'everybody', when: {}, pool: 'everyone' },
      ],
    });
    const large = { contact: { email: 'jane@acme.example', companySize: '5000' } };
    expect(differences(large, model).filter(({ what }) => what === 'route' || what === 'owner')).toEqual([
      {
        what: 'route',
        was: { rule: 'everybody', pool: 'everyone' },
        now: { rule: 'large-companies', pool: 'enterprise' },
      },
      { what: 'owner', was: 'alex', now: 'casey', because: 'route' },
    ]);
  });

  it('changes the owner when the pool has other people, though it is the same pool', () => {
    const model = routedBy({ pools: { everyone: { reps: ['blair'] } } });
    expect(differences({}, model)).toEqual([{ what: 'owner', was: 'alex', now: 'blair', because: 'route' }]);
  });

  it('changes the owner to the one of the company', () => {
    const model = routedBy({ sameOwnerForAccount: true });
    const lead = (i: number, ownerId: string) =>
      aPastLead({ leadId: `lead-${i}`, capturedAt: minute(i), first: aFirstAssignment({ ownerId }) });
    const [, second] = replay([lead(1, 'alex'), lead(2, 'blair')], model, team);
    expect(second?.differences).toEqual([{ what: 'owner', was: 'blair', now: 'alex', because: 'account' }]);
  });

  it('changes the owner to the manager when nobody in the pool can take it', () => {
    const model = routedBy({ pools: { everyone: { skills: ['mainframes'] } } });
    expect(differences({}, model)).toEqual([
      { what: 'owner', was: 'alex', now: 'morgan', because: 'fallback' },
    ]);
  });

  it('changes deadlines, measured from when it was assigned', () => {
    const model = anOperatingModel();
    const terms = { clock: 'elapsed', respondWithin: 10, escalateAfter: 15, reassignAfter: 30 } as const;
    expect(differences({}, { ...model, tiers: { ...model.tiers, standard: terms } })).toEqual([
      {
        what: 'deadlines',
        shifts: [
          { deadline: 'respondBy', was: deadlineAt(16), now: deadlineAt(11) },
          { deadline: 'reassignAt', was: deadlineAt(21), now: deadlineAt(31) },
        ],
      },
    ]);
  });

  it('changes what the form says of fit, and leaves alone what a person said', () => {
    const model = anOperatingModel();
    const icp = { ...model.icp, industries: ['mining'] };
    const contact = { email: 'jane@acme.example', industry: 'Mining', jobTitle: 'Miner' };
    const said = (by: string) => ({
      ...unassessed.fit,
      industry: { met: false, evidence: 'Mining', by },
      authority: { met: false, evidence: 'Miner', by: 'form' },
    });
    const lead = (by: string) => ({ contact, qualification: { fit: said(by) } });
    expect(differences(lead('form'), { ...model, icp })).toEqual([
      { what: 'fit', changes: [{ criterion: 'industry', was: false, now: true, evidence: 'Mining' }] },
    ]);
    expect(differences(lead('rep:alex'), { ...model, icp })).toEqual([]);
  });
});

describe('what is no matter of the rules', () => {
  it('is another one’s turn, or who was away then', () => {
    const turn = [{ what: 'owner', was: 'casey', now: 'alex', because: 'turn' }];
    expect(differences({ first: aFirstAssignment({ ownerId: 'casey' }) })).toEqual(turn);
    const morgan = aFirstAssignment({
      ownerId: 'morgan',
      routed: { how: 'fallback', rule: 'everybody', pool: 'everyone' },
      deadlines: { ...aFirstAssignment().deadlines, reassignAt: null },
    });
    expect(differences({ first: morgan })).toEqual([
      { what: 'owner', was: 'morgan', now: 'alex', because: 'turn' },
    ]);
  });

  it('is that nobody had it yet, or that it was not kept how it was found', () => {
    expect(one({ first: null })).toMatchObject({
      at: minute(0),
      differences: [{ what: 'owner', was: null, now: 'alex', because: 'turn' }],
    });
    expect(differences({ first: aFirstAssignment({ ownerId: 'blair', routed: null }) })).toEqual([
      { what: 'owner', was: 'blair', now: 'alex', because: 'turn' },
    ]);
  });

  it('is when people work and what they have on their hands', () => {
    const busy = [
      aTeamMember('alex', {
        availability: 'off',
        openCap: 0,
        hours: { monday: ['01:00-02:00'] } as never,
        outOfOffice: [{ from: minute(-10), to: minute(10) }],
      }),
    ];
    expect(differences({}, anOperatingModel(), busy)).toEqual([]);
  });
});

describe('daily caps', () => {
  it('count by the day where the member is', () => {
    const people = [aTeamMember('alex', { dailyCap: 1, timeZone: 'Asia/Tokyo' })];
    const leads = [0, 1, 60].map((at, i) =>
      aPastLead({ leadId: `lead-${i}`, capturedAt: minute(at), first: aFirstAssignment({ at: minute(at) }) }),
    );
    // 15:00 UTC is midnight in Tokyo; the lead of a minute before belongs to the day before.
    const before = aPastLead({
      leadId: 'lead-',
      capturedAt: minute(-1),
      first: aFirstAssignment({ at: minute(-1) }),
    });
    const owners = replay([before, ...leads], anOperatingModel(), people).map(({ now }) => now.ownerId);
    expect(owners).toEqual(['alex', 'alex', 'morgan', 'morgan']);
  });
});

describe('companies from before the first lead', () => {
  it('stay with the owner whom a past lead shows', () => {
    const model = routedBy({ sameOwnerForAccount: true });
    const first = aFirstAssignment({
      ownerId: 'casey',
      routed: { how: 'account', rule: 'everybody', pool: 'everyone' },
    });
    expect(one({ first }, model)).toMatchObject({
      now: { ownerId: 'casey', how: 'account' },
      differences: [],
    });
  });
});

describe('a shorter policy minute', () => {
  it('is replayed as it was', () => {
    const deadlines = {
      respondBy: '2026-11-23T15:01:15Z',
      escalateAt: '2026-11-23T15:01:15Z',
      reassignAt: '2026-11-23T15:01:20Z',
    };
    const past = [aPastLead({ first: aFirstAssignment({ deadlines }) })];
    expect(replay(past, anOperatingModel(), team, 1_000)[0]?.differences).toEqual([]);
    expect(replay(past, anOperatingModel(), team)[0]?.differences).toHaveLength(1);
  });
});
