/** PostgreSQL beside it, where its programs are installed: a cluster of its own, gone afterwards. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { DayRange } from '../core/day-range.ts';
import type { PastLead } from './past-leads.ts';

const SCHEMA = `
CREATE TABLE leads (captured_on date NOT NULL, tier text NOT NULL, source text NOT NULL, campaign text NOT NULL,
  stage text NOT NULL, speed_ms bigint, qualified boolean NOT NULL, opportunity boolean NOT NULL, meeting text,
  revenue_minor bigint, disposition text);
CREATE TABLE ownerships (captured_on date NOT NULL, tier text NOT NULL, rep text NOT NULL, lost boolean NOT NULL,
  response_ms bigint);
`;
const INDEXES = `
CREATE INDEX leads_by_day ON leads (captured_on);
CREATE INDEX ownerships_by_day ON ownerships (captured_on);
VACUUM ANALYZE;
`;

const FUNNEL = `count(*) AS captured, count(speed_ms) AS contacted, count(*) FILTER (WHERE qualified) AS qualified,
  count(*) FILTER (WHERE opportunity) AS opportunities, count(*) FILTER (WHERE stage = 'won') AS won,
  sum(revenue_minor) AS revenue, percentile_cont(0.5) WITHIN GROUP (ORDER BY speed_ms) AS median_speed`;
const COUNTED_DISPOSITIONS = ['wrong_icp', 'no_budget', 'no_urgency', 'competitor_chosen', 'unresponsive']
  .map((tag) => `count(*) FILTER (WHERE disposition = '${tag}') AS ${tag}`)
  .join(', ');

/** What one answer of the metrics API says: by source, campaign, tier and rep, and what waits now. */
const queriesOf = ({ from, to }: DayRange): readonly string[] => {
  const days = `captured_on BETWEEN '${from}' AND '${to}'`;
  return [
    `SELECT source, ${FUNNEL}, count(*) FILTER (WHERE meeting = 'noShow') AS no_shows FROM leads WHERE ${days} GROUP BY source ORDER BY 2 DESC;`,
    `SELECT source, campaign, ${FUNNEL}, ${COUNTED_DISPOSITIONS} FROM leads WHERE ${days} GROUP BY source, campaign ORDER BY 3 DESC;`,
    `SELECT tier, ${FUNNEL} FROM leads WHERE ${days} GROUP BY tier;`,
    `SELECT rep, count(*) AS assigned, count(response_ms) AS contacted, count(*) FILTER (WHERE lost) AS reassigned_away,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY response_ms) AS median_response FROM ownerships WHERE ${days} GROUP BY rep ORDER BY 2 DESC;`,
    `SELECT count(*) FROM leads WHERE ${days} AND stage = 'assigned';`,
  ];
};

export type Postgres = {
  readonly version: string;
  /** Once, before the first question. */
  load(leads: Iterable<PastLead>): void;
  ready(): void;
  /** Milliseconds of the five queries together, asked over one connection that has asked them before. */
  ask(range: DayRange): number;
  stop(): void;
};

/** Undefined where PostgreSQL is not installed. */
export function startPostgres(): Postgres | undefined {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'lead-handoff-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, maxBuffer: 2 ** 28 };
  const run = (program: string, args: readonly string[], input = ''): string =>
    execFileSync(join(programs, program), args, {
      ...options,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  const data = join(folder, 'data');
  run('initdb', [
    '--pgdata',
    data,
    '--auth',
    'trust',
    '--username',
    'bench',
    '--encoding',
    'UTF8',
    '--no-locale',
  ]);
  // Reached by a socket in its own folder alone; it holds what can be made again, so it need not wait for the disk.
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off -c shared_buffers=512MB`;
  run('pg_ctl', ['start', '--wait', '--pgdata', data, '--log', join(folder, 'log'), '--options', settings]);
  const psql = (script: string, ...more: string[]): string =>
    run(
      'psql',
      [
        '-X',
        '-q',
        '-A',
        '-t',
        '-v',
        'ON_ERROR_STOP=1',
        '-h',
        folder,
        '-U',
        'bench',
        '-d',
        'postgres',
        ...more,
      ],
      script,
    );
  const stop = (): void => {
    spawnSync(join(programs, 'pg_ctl'), ['stop', '--mode', 'immediate', '--pgdata', data], options);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  psql(SCHEMA);

  const copy = (table: string, rows: readonly string[]): void => {
    const file = join(folder, 'rows');
    writeFileSync(file, rows.join(''));
    psql(`\\copy ${table} FROM '${file}'\n`);
  };
  return {
    version: run('postgres', ['--version']).trim(),
    load: (leads) => {
      const [rows, ownerships]: [string[], string[]] = [[], []];
      for (const lead of leads) {
        rows.push(leadRow(lead));
        ownerships.push(...ownershipRows(lead));
      }
      copy('leads', rows);
      copy('ownerships', ownerships);
    },
    ready: () => void psql(INDEXES),
    ask: (range) => {
      const queries = queriesOf(range);
      // The first time round fills the connection's caches and does not count.
      const script = ['\\o /dev/null', '\\timing on', ...queries, ...queries].join('\n');
      const times = [...psql(`${script}\n`).matchAll(/^Time: ([\d.]+) ms/gm)].map(([, ms]) => Number(ms));
      return times.slice(queries.length).reduce((sum, ms) => sum + ms, 0);
    },
    stop: () => {
      process.removeListener('exit', stop);
      stop();
    },
  };
}

const NOTHING = '\\N';

function leadRow({
  capturedAt,
  tier,
  source,
  campaign,
  speedMs,
  qualified,
  opportunity,
  meeting,
  end,
}: PastLead): string {
  const stage =
    end?.stage ??
    (opportunity ? 'opportunity' : qualified ? 'qualified' : speedMs === null ? 'assigned' : 'contacted');
  const revenue = end?.stage === 'won' ? end.revenue : NOTHING;
  const disposition = end && end.stage !== 'won' ? end.disposition : NOTHING;
  const day = new Date(capturedAt).toISOString().slice(0, 10);
  return `${[day, tier, source, campaign, stage, speedMs ?? NOTHING, qualified, opportunity, meeting ?? NOTHING, revenue, disposition].join('\t')}\n`;
}

function ownershipRows({ capturedAt, tier, owners, responseMs }: PastLead): string[] {
  const day = new Date(capturedAt).toISOString().slice(0, 10);
  return owners.map((rep, i) => {
    const last = i === owners.length - 1;
    return `${[day, tier, rep, !last, last ? (responseMs ?? NOTHING) : NOTHING].join('\t')}\n`;
  });
}

/** Where initdb lies: on the PATH, or beside what `postgres` on the PATH is a link to. */
function findPrograms(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const program of ['initdb', 'postgres']) {
      const path = join(folder, program);
      if (!existsSync(path)) continue;
      const there = dirname(realpathSync(path));
      if (existsSync(join(there, 'initdb')) && existsSync(join(there, 'psql'))) return there;
    }
  }
  return undefined;
}

/** PostgreSQL refuses to run as root: then as the user that its package made. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
