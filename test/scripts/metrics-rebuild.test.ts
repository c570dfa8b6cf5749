/** The command against an API that answers as ours does. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RebuildAnswer } from '../../core/contracts/rebuild.ts';
import { metricsRebuild } from '../../scripts/metrics-rebuild.ts';
import { capturedAt, leadId } from '../support/builders.ts';

const key = 'lh_test_key';
const run: RebuildAnswer = {
  runId: leadId,
  status: 'running',
  verifyOnly: false,
  by: 'key:boss',
  startedAt: capturedAt,
  endedAt: null,
  events: 0,
  unreadable: 0,
  differences: [],
};
const difference: RebuildAnswer['differences'][number] = {
  key: { day: '2026-11-23', dimension: 'source', tier: 'high', value: ['google'] },
  stored: { captured: 3 },
  recounted: { captured: 2 },
};

/** What is answered to each look at the runs, the last of them again and again. */
let looks: Partial<RebuildAnswer>[];
let posted: unknown[];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.headers['x-api-key'] !== key) return send(401, { title: 'Sign in' });
    if (request.method === 'GET') {
      const seen = looks.length > 1 ? looks.shift() : looks[0];
      return send(200, { items: seen === undefined ? [] : [{ ...run, ...seen }] });
    }
    posted.push(JSON.parse(await text(request)));
    return send(202, run);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  looks = [];
  posted = [];
});

async function command(...args: string[]) {
  const lines: string[] = [];
  const exitCode = await metricsRebuild(['--url', url, '--key', key, ...args], (line) => lines.push(line));
  return { exitCode, lines };
}

describe('metrics:rebuild', () => {
  it('starts one, shows how far it is, and ends when the figures are those of the events', async () => {
    looks = [{ events: 20 }, { status: 'rebuilt', events: 42 }];
    const { exitCode, lines } = await command();
    expect(posted).toEqual([{ verifyOnly: false }]);
    expect(lines).toEqual([
      `${leadId} counts the figures anew`,
      '20 events counted',
      '42 events counted; the figures are those of the events',
    ]);
    expect(exitCode).toBe(0);
  });

  it.each(['failed', 'refused', 'abandoned'] as const)('ends with 1 when it was %s', async (status) => {
    looks = [{ status }];
    const { exitCode, lines } = await command();
    expect([exitCode, lines.at(-1)]).toEqual([1, `it was ${status}: see the runbook, "Rebuilds fail"`]);
  });

  it('says what is in the way: the key, the address, an option', async () => {
    expect(await command('--key', 'another')).toMatchObject({
      exitCode: 1,
      lines: [expect.stringContaining('--key')],
    });
    expect(await command('--url', 'nowhere')).toMatchObject({ exitCode: 2 });
    expect(await command('--days', '3')).toMatchObject({ exitCode: 2 });
    expect(posted).toEqual([]);
  });
});

describe('metrics:verify', () => {
  it('ends with 0 when the figures agree', async () => {
    looks = [{ status: 'agrees', events: 42, unreadable: 1 }];
    const { exitCode, lines } = await command('--verify');
    expect(posted).toEqual([{ verifyOnly: true }]);
    expect(lines.slice(-2)).toEqual([
      '1 events cannot be read and count nowhere',
      '42 events counted; the figures agree with them',
    ]);
    expect(exitCode).toBe(0);
  });

  it('lists what differs, and ends with 1', async () => {
    looks = [{ status: 'differs', events: 42, differences: [difference] }];
    const { exitCode, lines } = await command('--verify');
    expect(JSON.parse(lines.at(-2) ?? '')).toEqual(difference);
    expect(lines.at(-1)).toContain('1 figures differ from a recount of 42 events');
    expect(exitCode).toBe(1);
  });
});
