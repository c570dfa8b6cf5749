/** Leads of one company go to one owner while that person can take them; everything else goes by rule and pool. */
import { describe, expect, it } from 'vitest';
import type { OperatingModel, RoutingRules } from '../../core/operating-model.ts';
import { anOperatingModel, aTeam, aTeamMember, minute } from '../support/builders.ts';
import { interfering, useEngine } from '../support/engine.ts';
import { aWorld, type NewLead, type World } from '../support/handoff-world.ts';
import { changeMember } from '../support/team-changes.ts';

const engine = useEngine();
const newWorld = async (model: OperatingModel) => aWorld(engine.client, await engine.freshTables(), model);

const byAccount = (routing: Partial<RoutingRules> = {}): OperatingModel => {
  const model = anOperatingModel({ team: aTeam(['alex', 'blair', 'casey']) });
  return { ...model, routing: { ...model.routing, sameOwnerForAccount: true, ...routing } };
};

const ownerOfNew = async (world: World, email: string, said: NewLead = {}): Promise<string> =>
  (await world.captureAssigned({ email, ...said })).ownerId;

describe('the leads of a company', () => {
  it('go to one owner and take nobody’s turn after the first', async () => {
    const world = await newWorld(byAccount());
    expect(await ownerOfNew(world, 'jane@acme.example')).toBe('alex');
    expect(await ownerOfNew(world, 'ravi@ACME.example')).toBe('alex');
    expect(await ownerOfNew(world, 'kim@globex.example')).toBe('blair');
    expect(await ownerOfNew(world, 'lee@acme.example')).toBe('alex');
    expect(await world.turns()).toEqual([2]);
    expect(await world.violations()).toEqual([]);
  });

  it('go to one owner when two of them arrive at once, even by the turns of two pools', async () => {
    const model = byAccount({
      pools: { left: { reps: ['alex'] }, right: { reps: ['blair'] } },
      rules: [
        { name: 'demo', when: { forms: ['demo'] }, pool: 'left' },
        { name: 'others', when: {}, pool: 'right' },
      ],
    });
    for (let i = 0; i < 5; i += 1) {
      const world = await newWorld(model);
      await world.team.all();
      const one = await world.capture({ email: 'jane@acme.example', form: 'demo' });
      const other = await world.capture({ email: 'ravi@acme.example', form: 'pricing' });
      await Promise.all([world.step('assign', one), world.step('assign', other)]);
      expect((await world.read(one)).ownerId).toBe((await world.read(other)).ownerId);
      expect(await world.violations()).toEqual([]);
    }
  });

  it('go to whom another instance gave the first one a moment ago', async () => {
    const model = byAccount();
    const tables = await engine.freshTables();
    const world = aWorld(engine.client, tables, model);
    const one = await world.capture({ email: 'jane@acme.example' });
    const other = await world.capture({ email: 'ravi@acme.example' });
    await world.team.all();
    let overtaken = true;
    const client = interfering(engine, async ({ name }, send) => {
      if (name === 'TransactWriteItemsCommand' && !overtaken) {
        overtaken = true;
        await world.step('assign', other);
      }
      return send();
    });
    const instance = aWorld(client, tables, model);
    await instance.team.all();
    overtaken = false;

    await instance.step('assign', one);

    expect(await world.read(one)).toMatchObject({
      ownerId: 'alex',
      assignment: { why: { owner: { how: 'account' } } },
    });
    expect(await world.turns()).toEqual([1]);
  });

  it('go to another while their owner is away, who is then the company’s owner', async () => {
    const world = await newWorld(byAccount());
    expect(await ownerOfNew(world, 'jane@acme.example')).toBe('alex');
    await changeMember(world, 'alex', { availability: 'off' });
    expect(await ownerOfNew(world, 'ravi@acme.example')).toBe('blair');
    await changeMember(world, 'alex', { availability: 'on' });
    expect(await ownerOfNew(world, 'lee@acme.example')).toBe('blair');
    expect(await world.violations()).toEqual([]);
  });

  it('stay with their owner when the manager had to take one', async () => {
    const world = await newWorld(byAccount());
    expect(await ownerOfNew(world, 'jane@acme.example')).toBe('alex');
    for (const id of ['alex', 'blair', 'casey']) await changeMember(world, id, { availability: 'off' });
    expect(await ownerOfNew(world, 'ravi@acme.example')).toBe('morgan');
    for (const id of ['alex', 'blair', 'casey']) await changeMember(world, id, { availability: 'on' });
    expect(await ownerOfNew(world, 'lee@acme.example')).toBe('alex');
  });

  it('go to the next one together with the lead that their owner let lie', async () => {
    const world = await newWorld(byAccount());
    const leadId = await world.capture({ email: 'jane@acme.example' });
    await world.follow(leadId, minute(21));
    expect(await world.read(leadId)).toMatchObject({ ownerIds: ['alex', 'blair'] });
    expect(await ownerOfNew(world, 'ravi@acme.example')).toBe('blair');
    expect(await world.violations()).toEqual([]);
  });
});

describe('a free mail address', () => {
  it.each([
    ['that everybody knows', {}, 'gmail.com'],
    ['that the model names', { freeMailDomains: ['citymail.example'] }, 'citymail.example'],
  ])('%s stands for no company', async (_, routing, domain) => {
    const world = await newWorld(byAccount(routing));
    expect(await ownerOfNew(world, `jane@${domain}`)).toBe('alex');
    expect(await ownerOfNew(world, `ravi@${domain}`)).toBe('blair');
    expect(await world.turns()).toEqual([2]);
  });
});

describe('rules and pools', () => {
  const model = (): OperatingModel => {
    const whole = anOperatingModel({
      team: [
        aTeamMember('morgan', { role: 'manager' }),
        aTeamMember('alex', { skills: ['enterprise', 'healthcare'] }),
        aTeamMember('blair', { skills: ['enterprise'] }),
        aTeamMember('casey', { territories: ['dach'] }),
        aTeamMember('devon', { territories: ['nordics'] }),
        aTeamMember('ellis', { skills: ['enterprise', 'healthcare'], active: false }),
      ],
    });
    const pools = {
      hospitals: { skills: ['enterprise', 'healthcare'] },
      enterprise: { skills: ['enterprise'] },
      abroad: { territories: ['dach', 'nordics'] },
      nobody: { skills: ['mainframes'] },
      everyone: {},
    };
    const rules = [
      { name: 'clinics', when: { companySizes: ['1000+'], industries: ['healthcare'] }, pool: 'hospitals' },
      { name: 'large', when: { companySizes: ['1000+'] }, pool: 'enterprise' },
      { name: 'abroad', when: { countries: ['DE', 'SE'] }, pool: 'abroad' },
      { name: 'partners', when: { sources: ['partner'] }, pool: 'nobody' },
      { name: 'everybody-else', when: {}, pool: 'everyone' },
    ];
    return { ...whole, routing: { ...whole.routing, pools, rules } };
  };
  let serial = 0;
  const posted = async (world: World, contact: object, said: NewLead = {}) => {
    serial += 1;
    const email = `person-${serial}@acme.example`;
    const { answer } = (await world.submit({
      submissionId: email,
      form: 'demo',
      ...said,
      contact: { email, ...contact },
    })) as { answer: { leadId: string } };
    await world.step('assign', answer.leadId);
    return world.read(answer.leadId);
  };

  it('find the reps by skill, by territory, and all of them for the rest; each pool has turns of its own', async () => {
    const world = await newWorld(model());
    const owners = async (contact: object) => (await posted(world, contact)).ownerId;
    const clinic = { companySize: '5000', industry: 'Healthcare' };
    expect([await owners(clinic), await owners(clinic)]).toEqual(['alex', 'alex']);
    const large = { companySize: '5000' };
    expect([await owners(large), await owners(large), await owners(large)]).toEqual([
      'alex',
      'blair',
      'alex',
    ]);
    expect([await owners({ country: 'Germany' }), await owners({ country: 'SE' })]).toEqual([
      'casey',
      'devon',
    ]);
    expect([await owners({}), await owners({}), await owners({}), await owners({})]).toEqual([
      'alex',
      'blair',
      'casey',
      'devon',
    ]);
    expect((await world.turns()).sort()).toEqual([2, 2, 3, 4]);
    expect(await world.violations()).toEqual([]);
  });

  it('keep with the lead by which rule and pool it went, and tell it with the event', async () => {
    const world = await newWorld(model());
    const { leadId, assignment } = (await posted(world, { country: 'DE' })) as never as {
      leadId: string;
      assignment: object;
    };
    expect(assignment).toMatchObject({ why: { owner: { how: 'turn', rule: 'abroad', pool: 'abroad' } } });
    expect((await world.lastEvent(leadId, 'LeadAssigned')).routed).toEqual({
      how: 'turn',
      rule: 'abroad',
      pool: 'abroad',
    });
  });

  it('leave a lead whose pool has nobody to the manager', async () => {
    const world = await newWorld(model());
    const lead = await posted(world, {}, { firstTouch: { utm_source: 'partner' } });
    expect(lead).toMatchObject({ ownerId: 'morgan', assignment: { why: { owner: { how: 'fallback' } } } });
  });

  it('keep an untouched lead in its pool, and never bring it back to whom it had', async () => {
    const world = await newWorld(model());
    const { leadId } = await posted(world, { companySize: '5000' });
    await world.follow(leadId, minute(600));
    expect(await world.read(leadId)).toMatchObject({ ownerIds: ['alex', 'blair', 'morgan'] });
    expect(await world.violations()).toEqual([]);
  });
});
