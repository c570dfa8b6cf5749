/**
 * The gate, from outside: every stage × every request of the API × everybody who may send one. All bodies are valid, so
 * that a refusal comes from the stage or from who asks.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asker, type Choice, choicesFor } from '../../core/choices.ts';
import { type Lead, type Stage, stages } from '../../core/lead.ts';
import { actions } from '../../core/lifecycle.ts';
import { fitCriteria, intentSignals } from '../../core/qualification.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, type LeadApi, type Who } from '../support/lead-api.ts';

const engine = useEngine();

/** `override` is an opportunity with a manager's own confirmation. */
const requests = [...actions, 'override'] as const;
type Request = (typeof requests)[number];

/**
 * The lead is alex's; marketing's while captured. 403 also tells a rep that the lead is another's; a stage that forbids
 * what is asked answers 409.
 */
const theTable = `
                       claim contact reply meetings qualify opportunity override win lose disqualify reopen reassign
  captured
    morgan, manager    403   409     409   409      409     409         409      409 409  409        409    409
    admin key          403   409     409   409      409     409         409      409 409  409        409    409
    alex, rep          403   403     403   403      403     403         403      403 403  403        403    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  assigned
    morgan, manager    403   200     409   409      409     409         409      409 409  200        409    200
    admin key          403   200     409   409      409     409         409      409 409  200        409    200
    alex, owner        200   200     409   409      409     409         403      409 409  200        409    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  contacted
    morgan, manager    403   409     200   200      200     409         200      409 409  200        409    200
    admin key          403   409     200   200      200     409         200      409 409  200        409    200
    alex, owner        409   409     200   200      200     409         403      409 409  200        409    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  qualified
    morgan, manager    403   409     200   200      409     200         200      409 409  200        409    200
    admin key          403   409     200   200      409     200         200      409 409  200        409    200
    alex, owner        409   409     200   200      409     200         403      409 409  200        409    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  opportunity
    morgan, manager    403   409     200   200      409     409         409      200 200  200        409    200
    admin key          403   409     200   200      409     409         409      200 200  200        409    200
    alex, owner        409   409     200   200      409     409         403      200 200  200        409    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  won
    morgan, manager    403   409     409   409      409     409         409      409 409  409        200    409
    admin key          403   409     409   409      409     409         409      409 409  409        200    409
    alex, owner        409   409     409   409      409     409         403      409 409  409        200    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  lost
    morgan, manager    403   409     409   409      409     409         409      409 409  409        200    409
    admin key          403   409     409   409      409     409         409      409 409  409        200    409
    alex, owner        409   409     409   409      409     409         403      409 409  409        200    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  disqualified
    morgan, manager    403   409     409   409      409     409         409      409 409  409        200    409
    admin key          403   409     409   409      409     409         409      409 409  409        200    409
    alex, owner        409   409     409   409      409     409         403      409 409  409        200    403
    blair, other rep   403   403     403   403      403     403         403      403 403  403        403    403
  any stage
    harper, marketer   403   403     403   403      403     403         403      403 403  403        403    403
    bi key             403   403     403   403      403     403         403      403 403  403        403    403
    nobody             401   401     401   401      401     401         401      401 401  401        401    401
`;

type Cell = { readonly stage: Stage; readonly who: Who; readonly request: Request; readonly status: number };

const cells: Cell[] = (() => {
  const [heads = '', ...lines] = theTable.split('\n').filter((line) => line.trim() !== '');
  const columns = heads.trim().split(/\s+/) as Request[];
  let named: readonly Stage[] = [];
  return lines.flatMap((line) => {
    const [name = '', ...statuses] = line.trim().split(/\s+(?=\d{3}\b)/);
    if (statuses.length === 0) {
      named = name === 'any stage' ? stages : [name as Stage];
      return [];
    }
    const who = name.split(',')[0] as Who;
    return named.flatMap((stage) =>
      columns.map((request, i) => ({ stage, who, request, status: Number(statuses[i]) })),
    );
  });
})();

function send(api: LeadApi, leadId: string, { who, request }: Pick<Cell, 'who' | 'request'>) {
  if (request !== 'override') return api.as(who).post(leadId, request);
  return api.as(who).post(leadId, 'opportunity', { override: { reason: 'Asked for by their board' } });
}

/** A lead that came as far as an opportunity had fit and intent confirmed, or somebody answers for it by name. */
function expectTheGateHeld(lead: Lead): void {
  if (lead.stages.opportunity === undefined) return;
  const { fit, intent, confirmed, override } = lead.qualification;
  const shown =
    confirmed !== null &&
    fitCriteria.every((name) => fit[name].met) &&
    intentSignals.some((name) => intent[name].met);
  const answeredFor = override !== null && override.reason !== '' && !override.by.startsWith('rep:');
  expect([shown, answeredFor], lead.leadId).toContain(true);
  expect(lead.stages.qualified).toBeDefined();
}

describe('every stage, every request, everybody', () => {
  it('is a whole table', () => {
    const everybody = new Set(cells.map(({ who }) => who));
    expect(everybody.size).toBe(7);
    expect(cells).toHaveLength(stages.length * requests.length * everybody.size);
    expect(cells.every(({ status }) => [200, 401, 403, 409].includes(status))).toBe(true);
  });

  it.each(stages)('%s: what is refused changes nothing', async (stage) => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn(stage);
    const before = await api.everything();
    const answers: string[] = [];
    const refused = cells.filter((cell) => cell.stage === stage && cell.status !== 200);
    for (const [who, ofThem] of Map.groupBy(refused, (cell) => cell.who)) {
      for (const cell of ofThem) {
        const reply = await send(api, leadId, cell);
        answers.push(`${who} ${cell.request} ${reply.statusCode}`);
        expect(reply.header('content-type')).toBe('application/problem+json');
      }
      expect(await api.everything(), who).toEqual(before);
    }
    expect(answers).toEqual(refused.map(({ who, request, status }) => `${who} ${request} ${status}`));
    expect(await api.world.violations()).toEqual([]);
  });

  it.each(stages.filter((it) => it !== 'captured'))(
    '%s: what is allowed leads past no gate',
    async (stage) => {
      const api = await aLeadApi(engine);
      const answers: string[] = [];
      const allowed = cells.filter((cell) => cell.stage === stage && cell.status === 200);
      for (const cell of allowed) {
        const leadId = await api.leadIn(stage);
        const { version } = await api.world.read(leadId);
        const reply = await send(api, leadId, cell);
        answers.push(`${cell.who} ${cell.request} ${reply.statusCode}`);
        const after = await api.world.read(leadId);
        expect(after.version, `${cell.who} ${cell.request}`).toBe(version + 1);
        expect(reply.json()).toMatchObject({ stage: after.stage, ownerId: after.ownerId });
        expectTheGateHeld(after);
      }
      expect(answers).toEqual(allowed.map(({ who, request }) => `${who} ${request} 200`));
      expect(await api.world.violations()).toEqual([]);
    },
  );
});

describe('what a caller is told beforehand', () => {
  const askers: Readonly<Record<Exclude<Who, 'nobody'>, Asker>> = {
    alex: { memberId: 'alex', role: 'rep' },
    blair: { memberId: 'blair', role: 'rep' },
    morgan: { memberId: 'morgan', role: 'manager' },
    harper: { memberId: 'harper', role: 'marketer' },
    robin: { memberId: 'robin', role: 'admin' },
    'admin key': { memberId: null, role: 'admin' },
    'bi key': { memberId: null, role: 'bi' },
  };

  it.each(stages)('%s: is what the API then answers', async (stage) => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn(stage);
    const lead = await api.world.read(leadId);
    const known = cells.filter((cell) => cell.stage === stage && cell.who !== 'nobody');
    let read = 0;
    for (const [who, ofThem] of Map.groupBy(known, (cell) => cell.who)) {
      const choices = choicesFor(askers[who as keyof typeof askers], lead, null);
      const statusOf = (request: Request) => ofThem.find((cell) => cell.request === request)?.status;
      const possible = choices.map(({ action, possible }) => [action, possible]);
      expect(possible, who).toEqual(actions.map((action) => [action, statusOf(action) === 200]));
      const override = choices.find(({ action }) => action === 'opportunity')?.override;
      const needed = statusOf('opportunity') !== 200;
      expect(override, who).toBe(needed && statusOf('override') === 200);
      const reply = await api.as(who).read(leadId);
      if (reply.statusCode !== 200) continue;
      read += 1;
      expect(reply.json().choices, who).toEqual(choices);
    }
    // Managers, keys of an admin and marketers read every lead; its owner, what sales owns.
    expect(read).toBe(stage === 'captured' ? 3 : 4);
  });

  it('is told with every answer to an action', async () => {
    const api = await aLeadApi(engine);
    const leadId = await api.leadIn('assigned');
    const { choices } = (await api.as('alex').post(leadId, 'contact')).json();
    expect(choices).toEqual(choicesFor(askers.alex, await api.world.read(leadId), null));
    expect(choices.find((it: { action: string }) => it.action === 'qualify').possible).toBe(true);
  });

  it('is that a closed lead stays closed while the person has another one', async () => {
    const api = await aLeadApi(engine);
    const closed = await api.leadIn('lost', { email: 'jo@acme.example' });
    const reopening = async () =>
      (await api.as('alex').read(closed)).json().choices.find((it: Choice) => it.action === 'reopen');
    expect((await reopening()).possible).toBe(true);
    const open = await api.leadIn('assigned', { email: 'jo@acme.example' });
    expect(await reopening()).toMatchObject({ possible: false, why: expect.stringContaining(open) });
    expect((await api.as('alex').post(closed, 'reopen')).statusCode).toBe(409);
  });
});

describe('any order of requests', () => {
  const somebody = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Who>('alex', 'morgan', 'admin key') },
    { weight: 1, arbitrary: fc.constantFrom<Who>('blair', 'harper', 'bi key', 'nobody') },
  );
  const somewhere = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Stage>('contacted') },
    { weight: 1, arbitrary: fc.constantFrom(...stages) },
  );
  const finding = fc.record({ met: fc.boolean() });
  const judged = (names: readonly string[]) =>
    fc.record(Object.fromEntries(names.map((it) => [it, finding])));
  const something = fc.record({
    who: somebody,
    request: fc.constantFrom(...requests),
    // Most judgements fall short of the gate.
    judgement: fc.record({ fit: judged(fitCriteria), intent: judged(intentSignals) }),
    valid: fc.boolean(),
  });

  it('leads no lead past the gate', async () => {
    const walk = fc.asyncProperty(
      somewhere,
      fc.array(something, { minLength: 10, maxLength: 30 }),
      async (stage, steps) => {
        const api = await aLeadApi(engine);
        const leadId = await api.leadIn(stage);
        for (const { who, request, judgement, valid } of steps) {
          const reply =
            request === 'qualify' && !valid
              ? await api.as(who).post(leadId, 'qualify', judgement)
              : await send(api, leadId, { who, request });
          expect([200, 401, 403, 409, 422]).toContain(reply.statusCode);
          expectTheGateHeld(await api.world.read(leadId));
        }
        expect(await api.world.violations()).toEqual([]);
      },
    );
    await fc.assert(walk, { numRuns: 15, endOnFailure: true });
  });
});
