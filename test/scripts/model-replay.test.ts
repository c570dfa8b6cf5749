/** The command as a person runs it, against an API that answers as ours does. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Assigned } from '../../core/lead.ts';
import { leadView, timelineEntry } from '../../core/lead-view.ts';
import { modelReplay } from '../../scripts/model-replay.ts';
import {
  aCapturedLead,
  aContactedLead,
  aMember,
  anAssignedLead,
  anEvent,
  aWhy,
  deadlineAt,
  minute,
  theModelFile,
} from '../support/builders.ts';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const key = 'lh_test_key';

/** What the API answers, by path; a test may put something else there. */
let answers: Record<string, { status?: number; body: unknown } | undefined>;
let asked: { path: string; key: string | undefined }[];
let server: Server;
let url: string;

const idOf = (n: number) => `01KASRW0H0ABCDEFGHJKMNPQR${n}`;
const routed = (rule: string, pool: string) => ({ why: aWhy({ rule, pool }) });
const standard: Pick<Assigned, 'tier' | 'tierReasons'> = {
  tier: 'standard',
  tierReasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
};
const clock = (at: number) => ({
  at: minute(at),
  deadlines: {
    respondBy: deadlineAt(at + 15),
    escalateAt: deadlineAt(at + 15),
    reassignAt: deadlineAt(at + 20),
  },
});
const stages = (at: number) => ({
  captured: { at: minute(at - 1), ownerId: 'marketing' },
  assigned: { at: minute(at), ownerId: 'alex' },
});

/** Went to alex by the last rule; its size would now lead elsewhere. */
const large = anAssignedLead({
  ...standard,
  leadId: idOf(1),
  form: 'contact',
  contact: { email: 'jane@acme.example', companySize: '5000' },
  assignment: { ...clock(1), ...routed('everybody-else', 'everyone') },
  stages: stages(1),
});
/** Went on to blair, so that the first assignment stands in the timeline alone. */
const movedOn = anAssignedLead({
  ...standard,
  leadId: idOf(2),
  form: 'contact',
  capturedAt: minute(2),
  contact: { email: 'ravi@globex.example' },
  ownerIds: ['alex', 'blair'],
  assignment: { ...clock(23), ...routed('everybody-else', 'everyone') },
  stages: stages(3),
});
const unassigned = aCapturedLead({
  leadId: idOf(3),
  capturedAt: minute(9),
  contact: { email: 'x@y.example' },
});
const answered = aContactedLead({
  ...standard,
  leadId: idOf(4),
  form: 'contact',
  message: 'Could we roll this over?',
  capturedAt: minute(4),
  contact: { email: 'kim@initech.example' },
  ownerId: 'blair',
  assignment: { ...clock(5), ...routed('everybody-else', 'everyone') },
  stages: stages(5),
});

const team = ['alex', 'blair'].map((id) => ({
  ...aMember(id),
  load: { open: 3, today: 1 },
  version: 2,
  etag: '"2"',
}));

function changedModel(change: (model: ReturnType<typeof theModelFile>) => void = () => {}): string {
  const model = theModelFile();
  model.calendar.timeZone = 'America/New_York';
  model.routing.pools.enterprise = { reps: ['blair'] };
  model.team = [aMember('morgan', { role: 'manager' })];
  model.routing.fallbackManager = 'morgan';
  change(model);
  const file = join(folder, `model-${Math.round(performance.now() * 1_000)}.yaml`);
  writeFileSync(file, stringify(model));
  return file;
}

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '';
    asked.push({ path, key: request.headers['x-api-key'] as string | undefined });
    const answer = answers[path] ?? { status: 404, body: { title: 'There is no such thing' } };
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  const timeline = [
    timelineEntry(anEvent('LeadCaptured')),
    timelineEntry(
      anEvent('LeadAssigned', {
        at: minute(3),
        routed: { how: 'turn', rule: 'everybody-else', pool: 'everyone' },
        deadlines: clock(3).deadlines,
      }),
    ),
  ];
  answers = {
    [leadsPath()]: { body: { items: [unassigned, answered].map(leadView), nextCursor: 'more' } },
    [leadsPath('&cursor=more')]: { body: { items: [movedOn, large].map(leadView), nextCursor: null } },
    [`/api/leads/${movedOn.leadId}`]: { body: { ...leadView(movedOn), timeline } },
    '/api/team': { body: { items: team } },
  };
});

const days = ['--from', '2026-11-01', '--to', '2026-11-24'];
const leadsPath = (more = '') => `/api/leads?from=2026-11-01&to=2026-11-24&limit=200${more}`;

const replayed = (model: string, ...more: string[]) =>
  modelReplay([...days, '--url', url, '--key', key, '--model', model, ...more]);

describe('npm run model:replay', () => {
  it('shows what would be different for which lead, in words, and the sum', async () => {
    const { exitCode, text: out } = await replayed(changedModel());
    expect(exitCode).toBe(0);
    expect(out).toContain('Team: as it is now, and morgan of the changed model.');
    expect(out).toContain('open caps are ignored, daily caps count');
    expect(out).toContain('rule large-companies → pool enterprise instead of everybody-else → everyone');
    expect(out).toMatch(new RegExp(`2026-11-23 15:00 {2}${large.leadId} {2}standard +alex → blair +same`));
    expect(out).toContain('blair instead of alex: by another rule or pool');
    expect(out).toContain('4 leads, 3 unchanged by the rules.');
    expect(out).toContain('owner 2 (1 by turns alone)');
    expect(out).toContain('Not shown: 1 for which only the turn is different (--turns).');
    expect(out).not.toContain(unassigned.leadId);
    expect(out).toMatch(/first owner {2}then {2}now\n/);
  });

  it('reads every page with the key, and the timeline of what went on to another owner', async () => {
    await replayed(changedModel());
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/team',
      leadsPath(),
      leadsPath('&cursor=more'),
      `/api/leads/${movedOn.leadId}`,
    ]);
    expect(new Set(asked.map((request) => request.key))).toEqual(new Set([key]));
  });

  it('tells the tier and the deadlines that another rule would give', async () => {
    const model = changedModel(({ intent, tiers }) => {
      intent.implementationAsked.push('roll this over');
      tiers.standard.respondWithin = 10;
    });
    const { text: out } = await replayed(model);
    expect(out).toContain(
      'tier high (asks for implementation: “roll this over”) instead of standard (asks for nothing: “contact”)',
    );
    expect(out).toContain(
      `first response due 5 min earlier (${deadlineAt(11)} instead of ${deadlineAt(16)})`,
    );
  });

  it('is for machines with --json', async () => {
    const { exitCode, text: out } = await replayed(changedModel(), '--json');
    const report = JSON.parse(out);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ from: '2026-11-01', to: '2026-11-24', summary: { leads: 4 } });
    expect(report.leads.map(({ leadId }: { leadId: string }) => leadId)).toEqual(
      [large, movedOn, answered, unassigned].map(({ leadId }) => leadId),
    );
    expect(report.leads[0]).toMatchObject({
      was: { tier: 'standard', first: { ownerId: 'alex' } },
      now: { rule: 'large-companies', pool: 'enterprise', ownerId: 'blair' },
      words: [
        'rule large-companies → pool enterprise instead of everybody-else → everyone',
        'blair instead of alex: by another rule or pool',
        'company size met instead of not known (“5000”)',
      ],
    });
    expect(report.leads[1].was.first).toMatchObject({ at: minute(3), ownerId: 'alex' });
  });

  it('shows turns as well with --turns', async () => {
    const { text: out } = await replayed(changedModel(), '--turns');
    expect(out).toContain(unassigned.leadId);
    expect(out).toContain('instead of nobody yet: by turns alone, the rules say the same');
  });

  it('takes the changed model’s team where the API has none', async () => {
    answers['/api/team'] = undefined;
    const model = changedModel((it) => it.team.push(aMember('casey')));
    const { exitCode, text: out } = await replayed(model);
    expect(exitCode).toBe(0);
    expect(out).toContain('Team: that of the changed model.');
  });

  it('finds the key that npm start left in its data folder', async () => {
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ adminKey: 'lh_local_key', biKey: 'b' }));
    const { exitCode } = await modelReplay([
      ...days,
      '--url',
      url,
      '--model',
      changedModel(),
      '--data',
      folder,
    ]);
    expect(exitCode).toBe(0);
    expect(asked[0]?.key).toBe('lh_local_key');
  });
});

describe('npm run model:replay says what is wrong', () => {
  it.each([
    [[], '--from is missing'],
    [['--from', '2026-11-01'], '--to is missing'],
    [
      ['--from', '2026-11-31', '--to', '2026-12-01'],
      '--from must be a day such as 2026-11-24, not "2026-11-31"',
    ],
    [['--from', '2026-11-02', '--to', '2026-11-01'], '--from 2026-11-02 is after --to 2026-11-01'],
    [['--from', '2026-11-01', '--to', '2026-11-02', '--minute', 'long'], '--minute must be a length'],
    [['--from', '2026-11-01', '--to', '2026-11-02', '--nope'], "Unknown option '--nope'"],
  ])('with the options %j', async (options, message) => {
    const given = ['--url', url, '--key', key, '--model', changedModel()];
    const { exitCode, text: err } = await modelReplay([...options, ...given]);
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('    at ');
    expect(asked).toEqual([]);
  });

  it('with the address', async () => {
    const { exitCode, text: err } = await replayed(changedModel(), '--url', 'localhost');
    expect([exitCode, err]).toEqual([
      2,
      '--url must be an address such as http://127.0.0.1:3000, not "localhost"',
    ]);
  });

  it('with the model: path, value and what is accepted', async () => {
    const model = changedModel((it) => {
      it.routing.rules[0].pool = 'nowhere';
    });
    const { exitCode, text: err } = await replayed(model);
    expect(exitCode).toBe(1);
    expect(err).toContain('routing.rules.0.pool');
    expect(err).toContain('nowhere');
    expect(err).toContain('everyone, enterprise, dach');
    expect(asked).toEqual([]);
  });

  it('when the API is not there', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const nowhere = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    gone.close();
    const { exitCode, text: err } = await replayed(changedModel(), '--url', nowhere);
    expect([exitCode, err]).toEqual([1, `${nowhere} cannot be reached (ECONNREFUSED)`]);
  });

  it.each([
    [401, { title: 'Sign in, or send an API key' }, 'does not take the key (401): give one with --key'],
    [403, { title: 'You may not do that' }, 'answers 403: You may not do that'],
    [
      422,
      { title: 'Some fields are not valid', errors: [{ path: 'from', message: 'must be later' }] },
      'answers 422: Some fields are not valid; from must be later',
    ],
    [500, 'not json', 'answers 500'],
    [200, { items: [{ leadId: 'x' }], nextCursor: null }, 'answers something else: items.0.'],
  ])('when the API answers %i', async (status, body, message) => {
    answers[leadsPath()] = { status, body };
    const { exitCode, text: err } = await replayed(changedModel());
    expect(exitCode).toBe(1);
    expect(err).toContain(message);
    expect(err.split('\n')).toHaveLength(1);
  });

  it('when there is no key', async () => {
    const { exitCode, text: err } = await modelReplay([
      ...days,
      '--model',
      changedModel(),
      '--data',
      'nowhere',
    ]);
    expect(exitCode).toBe(1);
    expect(err).toContain('there is no adminKey in nowhere/credentials.json');
  });
});

describe('the command itself', () => {
  const script = fileURLToPath(new URL('../../scripts/model-replay.ts', import.meta.url));
  const command = (...args: string[]) =>
    new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [script, ...args], (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      );
    });

  it('prints what it found and exits with 0', async () => {
    const args = [...days, '--url', url, '--key', key, '--model', changedModel()];
    const { code, out, err } = await command(...args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('4 leads');
  });

  it('tells on the error stream what is wrong and exits with 2', async () => {
    expect(await command('--from', 'x')).toEqual({
      code: 2,
      out: '',
      err: '--from must be a day such as 2026-11-24, not "x"\n',
    });
  });
});
