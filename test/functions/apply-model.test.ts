import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ulid } from 'ulid';
import { afterEach, describe, expect, it } from 'vitest';
import { disqualify } from '../../core/closing.ts';
import type { Lead } from '../../core/lead.ts';
import type { Member } from '../../core/team.ts';
import { putAnswer } from '../../functions/apply-model/answer.ts';
import { ModelRefused, modelApplication } from '../../functions/apply-model/application.ts';
import { carriedDispositions } from '../../functions/apply-model/carried-dispositions.ts';
import { applyModelHandler } from '../../functions/apply-model/handler.ts';
import { closings } from '../../functions/lead-api/closings.ts';
import { patience } from '../../functions/shared/dynamo.ts';
import { teamAudit } from '../../functions/shared/team-audit.ts';
import { teamStore } from '../../functions/shared/team-store.ts';
import { aMember, anOperatingModel, capturedAt } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aWorld } from '../support/handoff-world.ts';
import { everyRow } from '../support/invariants/snapshot.ts';
import { recordingLog } from '../support/recording-log.ts';

const engine = useEngine();

const founders = [
  aMember('morgan', { role: 'manager' }),
  aMember('alex', {
    alerts: { webhook: { url: 'https://hooks.example.com', format: 'slack' }, quietHours: null },
  }),
];

/** A table before its first deployment, and deployments of models to it. */
async function aTable() {
  const tables = await engine.freshTables();
  const table = tables.team;
  const team = teamStore(engine.client, table);
  const recorded = recordingLog();
  const deploy = (
    members: readonly Member[],
    more: { dispositions?: string[]; fallbackManager?: string } = {},
  ) => {
    const { dispositions, routing } = anOperatingModel();
    const { fallbackManager = 'morgan' } = more;
    return modelApplication({
      team,
      carried: carriedDispositions(engine.client, table),
      audit: teamAudit(engine.client, table, ulid),
      model: {
        team: [...members],
        dispositions: more.dispositions ?? dispositions,
        routing: { ...routing, fallbackManager },
      },
      newWebhookSecret: () => 'whsec_made',
      now: () => Date.parse(capturedAt),
      patience,
      log: recorded.log,
    })();
  };
  return { tables, team, recorded, deploy, rows: () => everyRow(engine.client, table) };
}

describe('the members of the model', () => {
  it('are added when they are not there, each with its entry in the audit and its webhook with a secret', async () => {
    const { deploy, team, rows, recorded } = await aTable();
    expect(await deploy(founders)).toBe(2);
    expect(await team.all()).toMatchObject([
      { id: 'alex', version: 1, load: { open: 0 } },
      { id: 'morgan', version: 1 },
    ]);
    expect(await team.webhookSecretOf('alex')).toBe('whsec_made');
    expect(await team.webhookSecretOf('morgan')).toBeNull();
    const audited = (await rows()).filter(({ pk }) => pk === 'AUDIT');
    expect(audited.map(({ actor, what, id }) => [actor, what, id]).sort()).toEqual([
      ['deployment', 'member-added', 'alex'],
      ['deployment', 'member-added', 'morgan'],
    ]);
    expect(recorded.lines).toEqual([{ level: 'info', code: 'MODEL_APPLIED', facts: { added: 2 } }]);
  });

  it('stay as the product has them, and are not brought back by a deployment', async () => {
    const { deploy, team, rows } = await aTable();
    await deploy(founders);
    const alex = await team.read('alex');
    if (!alex) throw new Error('alex is not there');
    await team.change(alex, { ...alex, weight: 5, active: false, email: 'gone@example.com' });
    const before = await rows();
    expect(await deploy([...founders, aMember('blair')])).toBe(1);
    expect(await rows()).toEqual(expect.arrayContaining(before));
    expect(await team.read('alex')).toMatchObject({ weight: 5, active: false, version: 2 });
  });

  it('who left the file stay on the team', async () => {
    const { deploy, team } = await aTable();
    await deploy(founders);
    expect(await deploy([founders[0] as Member])).toBe(0);
    expect(await team.all()).toHaveLength(2);
  });

  it('are added once by two deployments at the same moment', async () => {
    const { deploy, team, rows } = await aTable();
    const added = await Promise.all([deploy(founders), deploy(founders), deploy(founders)]);
    expect(added.reduce((sum, it) => sum + it)).toBe(2);
    expect(await team.all()).toHaveLength(2);
    expect((await rows()).filter(({ pk }) => pk === 'AUDIT')).toHaveLength(2);
  });

  it('are refused with the address of somebody else, naming ids alone', async () => {
    const { deploy, team } = await aTable();
    await deploy(founders);
    const twin = aMember('twin', { email: 'ALEX@example.com' });
    const refused = deploy([...founders, twin]);
    await expect(refused).rejects.toThrow(ModelRefused);
    await expect(refused).rejects.toThrow(/"twin"/);
    await expect(refused).rejects.not.toThrow(/@/);
    expect(await team.read('twin')).toBeNull();
  });
});

describe('a model is refused', () => {
  it('that lost a disposition which a lead carries, before anything is changed', async () => {
    const { deploy, tables, rows } = await aTable();
    const world = aWorld(engine.client, tables);
    const { leadId } = await world.captureAssigned();
    const lead = (await world.leads.read(leadId)) as Lead;
    const closed = disqualify(lead, 'wrong_icp', { at: capturedAt, actor: 'key:boss' });
    if (closed.outcome !== 'changed') throw new Error(closed.outcome);
    await closings(world.leads, world.team, tables.team).close(closed, undefined);
    const before = await rows();
    const dispositions = ['no_budget', 'no_urgency', 'competitor_chosen', 'unresponsive'];
    await expect(deploy([aMember('zoe')], { dispositions })).rejects.toThrow(
      'dispositions: leads carry wrong_icp, which must stay',
    );
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['is off the team', { active: false }],
    ['became a rep', { role: 'rep' as const }],
  ])('whose fallback manager %s', async (_what, facts) => {
    const { deploy, team } = await aTable();
    const casey = aMember('casey', { role: 'manager' });
    await deploy([...founders, casey]);
    const stored = await team.read('casey');
    if (!stored) throw new Error('casey is not there');
    await team.change(stored, { ...stored, ...facts });
    await expect(deploy([...founders, casey], { fallbackManager: 'casey' })).rejects.toThrow(
      'routing.fallbackManager: "casey" is no active manager of the team',
    );
  });
});

/** A request as CloudFormation sends it. */
const request = (RequestType: string) => ({
  RequestType,
  ResponseURL: 'https://cloudformation-custom-resource-response.example.com/x?Signature=a%2Fb',
  StackId: 'arn:aws:cloudformation:eu-west-1:000000000000:stack/handoff/1',
  RequestId: 'request-1',
  ResourceType: 'Custom::OperatingModel',
  LogicalResourceId: 'AppliedModel',
  ResourceProperties: { ServiceToken: 'arn:x', ModelHash: 'abc' },
});

describe('CloudFormation is answered', () => {
  const answered = async (type: string, apply: () => Promise<number>) => {
    const puts: { url: string; body: Record<string, unknown> }[] = [];
    const recorded = recordingLog();
    const handler = applyModelHandler({
      apply,
      put: async (url, body) => void puts.push({ url, body: JSON.parse(body) }),
      log: recorded.log,
    });
    await handler(request(type));
    const [{ url, body } = { url: '', body: {} }] = puts;
    expect(puts).toHaveLength(1);
    expect(url).toBe(request(type).ResponseURL);
    const { StackId, RequestId, LogicalResourceId } = request(type);
    expect(body).toMatchObject({
      PhysicalResourceId: 'operating-model',
      StackId,
      RequestId,
      LogicalResourceId,
    });
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(4_096);
    return { Status: body['Status'], Reason: body['Reason'], codes: recorded.codes() };
  };

  it.each(['Create', 'Update'])('%s: with success when the model is applied', async (type) => {
    expect(await answered(type, async () => 3)).toEqual({ Status: 'SUCCESS', Reason: undefined, codes: [] });
  });

  it('Delete: with success, and nothing is done', async () => {
    const applied = () => Promise.reject(new Error('nothing is applied'));
    expect(await answered('Delete', applied)).toMatchObject({ Status: 'SUCCESS' });
  });

  it('with the reason of a refusal', async () => {
    const refused = () =>
      Promise.reject(new ModelRefused('dispositions: leads carry no_fit, which must stay'));
    expect(await answered('Update', refused)).toEqual({
      Status: 'FAILED',
      Reason: 'dispositions: leads carry no_fit, which must stay',
      codes: ['MODEL_REFUSED'],
    });
  });

  it('with the name of any other error, whose words may quote what is stored', async () => {
    const broken = () => Promise.reject(new TypeError('jane.doe@acme.example'));
    const { Status, Reason, codes } = await answered('Create', broken);
    expect([Status, codes]).toEqual(['FAILED', ['MODEL_NOT_APPLIED']]);
    expect(Reason).toBe('TypeError; see the log of apply-model');
    expect(await answered('Create', () => Promise.reject('a text'))).toMatchObject({ Status: 'FAILED' });
  });

  it('with a reason that is not too long', async () => {
    const refused = () => Promise.reject(new ModelRefused('é'.repeat(9_000)));
    expect(await answered('Update', refused)).toMatchObject({ Status: 'FAILED' });
  });

  it('or the invocation fails, so that Lambda makes it again', async () => {
    const put = () => Promise.reject(new Error('connection reset'));
    const handler = applyModelHandler({ apply: async () => 0, put, log: recordingLog().log });
    await expect(handler(request('Update'))).rejects.toThrow('connection reset');
    await expect(handler({ RequestType: 'Update' })).rejects.toThrow();
  });
});

describe('the answer', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const listening = async (status: number) => {
    const seen: { method?: string; url?: string; type?: string; length?: string; body: string }[] = [];
    server = createServer(async (incoming, response) => {
      let body = '';
      for await (const part of incoming) body += part;
      const { 'content-type': type, 'content-length': length } = incoming.headers;
      const { method, url } = incoming;
      seen.push(JSON.parse(JSON.stringify({ method, url, type, length, body })));
      response.writeHead(status).end();
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    return { seen, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };

  it('is put as it is, without a content type, to the address with its signature', async () => {
    const { seen, origin } = await listening(200);
    await putAnswer(`${origin}/bucket/key?X-Amz-Signature=a%2Fb`, '{"Reason":"é"}');
    expect(seen).toEqual([
      { method: 'PUT', url: '/bucket/key?X-Amz-Signature=a%2Fb', length: '15', body: '{"Reason":"é"}' },
    ]);
  });

  it('that is not taken is an error', async () => {
    const { origin } = await listening(403);
    await expect(putAnswer(`${origin}/x`, '{}')).rejects.toThrow('HTTP 403');
  });
});
