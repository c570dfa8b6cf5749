/** The whole system on this machine, as a person starts it, for end-to-end tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LeadAnswer } from '../../core/contracts/leads.ts';
import type { MetricsAnswer } from '../../core/contracts/metrics.ts';

export type OutboxMessage = {
  channel: 'email' | 'sms' | 'webhook';
  to: string;
  subject: string;
  text: string;
  html: string;
  leadId: string;
  kind: string;
  sentAt: string;
};
/** What `GET /api/metrics` answers when nothing is said. */
type WholeMetrics = MetricsAnswer &
  Required<Pick<MetricsAnswer, 'bySource' | 'byRep' | 'byCampaign' | 'byTier' | 'now'>>;

/** A new, empty folder for a system's data. */
export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'lead-handoff-'));

export type RunningSystem = Awaited<ReturnType<typeof startSystem>>;

/**
 * Starts the built system; `minute` is how long a policy minute lasts. Deadlines are whole seconds, so 200 ms make
 * the offsets 5, 10, 15 and 20 fall 1, 2, 3 and 4 seconds after the assignment, rounded up. A new folder can be
 * filled with demo days first.
 */
export async function startSystem({ minute = '200ms', data = dataFolder(), demoDays = 0 } = {}) {
  const demo = demoDays > 0 ? ['--demo', '--demo-days', String(demoDays)] : [];
  const child = spawn(
    process.execPath,
    ['local/main.ts', '--port', '0', '--data', data, '--minute', minute, ...demo],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const origin = await readyLine(child);
  const keys = JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8')) as {
    adminKey: string;
    biKey: string;
  };

  const api = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${origin}${path}`, { ...init, headers: { 'x-api-key': keys.adminKey, ...init.headers } });
  const read = async <Answer>(path: string): Promise<Answer> => {
    const response = await api(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  };

  return {
    origin,
    data,
    keys,
    api,
    post: (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${origin}/leads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(fields),
      }),
    /** An access token of a member, as they get it by signing in. */
    async token(user: string): Promise<string> {
      const body = new URLSearchParams({ user });
      const response = await fetch(`${origin}/local/token`, { method: 'POST', body });
      if (!response.ok) throw new Error(`${user} could not sign in: ${await response.text()}`);
      return ((await response.json()) as { access_token: string }).access_token;
    },
    lead: (leadId: string) => read<LeadAnswer>(`/api/leads/${leadId}`),
    metrics: (query = '') => read<WholeMetrics>(`/api/metrics?${query}`),
    outbox: (leadId?: string) =>
      read<OutboxMessage[]>(`/local/outbox${leadId === undefined ? '' : `?leadId=${leadId}`}`),
    stop: () => end(child, 'SIGTERM'),
    /** As when the power goes: nothing is told. */
    kill: () => end(child, 'SIGKILL'),
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += text;
    });
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}: ${errors}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const origin = /^ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
      if (origin) resolve(origin);
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Asks until the answer is there, at most `seconds` long; what came last is in the error. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
  seconds = 30,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(`not there after ${seconds} s: ${JSON.stringify(answer).slice(0, 2_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
