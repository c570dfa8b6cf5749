/** How fast leads are taken in and what that costs, against a bare server that stores the same forms. */
import { type LoadResult, openConnections } from './load.ts';
import { cpuSeconds } from './process-tree.ts';
import type { Figure, Section } from './report.ts';
import { compared, median, quantile } from './statistics.ts';
import { emptyFolder, type Serving, type System, serve, startSystem } from './system.ts';

const CONNECTIONS = [1, 10, 50];
const ROUNDS = 3;
/** Posts in a round. Under the stage's burst of 1,000, so that the throttle never decides a figure. */
const LEADS_PER_ROUND = 120;
/** The bare server is through with so few in no time, so it gets more. */
const BARE_POSTS_PER_ROUND = 400;
const AIM = { of: 'ratio', atLeast: 0.5 } as const;

/** CPU seconds are those of the whole process tree per 1,000 leads; `drained` counts from the first post. */
type Round = LoadResult & { readonly cpuPerThousand: number };
type SystemRound = Round & { readonly drainedSeconds: number; readonly cpuUntilDrained: number };

/** Both sides run all the time and take turns, so that a slow minute of the machine hits both. */
export async function measureCapture(): Promise<Section> {
  const folder = emptyFolder();
  const bare = await serve('bench/bare/server.ts', folder, [folder]);
  const system = await startSystem();
  let leads = 0;
  const systemRound = async (connections: number): Promise<SystemRound> => {
    const cpuBefore = cpuSeconds(system.pid);
    const startedAt = performance.now();
    const round = await postTo(system, connections, LEADS_PER_ROUND);
    leads += round.accepted;
    await system.drained(leads);
    const perThousand = 1000 / round.accepted;
    return {
      ...round,
      drainedSeconds: (performance.now() - startedAt) / 1000,
      cpuUntilDrained: (cpuSeconds(system.pid) - cpuBefore) * perThousand,
    };
  };
  try {
    // The first round of each compiles code and fills caches, and does not count.
    await postTo(bare, 10, BARE_POSTS_PER_ROUND);
    await systemRound(10);
    const figures: Figure[] = [];
    for (const connections of CONNECTIONS) {
      const ours: SystemRound[] = [];
      const bares: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        bares.push(await postTo(bare, connections, BARE_POSTS_PER_ROUND));
        ours.push(await systemRound(connections));
      }
      figures.push(...compare(connections, ours, bares));
    }
    return { title: 'Capture of a form of 24 fields', figures };
  } finally {
    await system.stop();
    await bare.stop();
  }
}

async function postTo(
  target: Serving | System,
  connections: number,
  posts = LEADS_PER_ROUND,
): Promise<Round> {
  const client = openConnections(target.origin, connections);
  const cpuBefore = cpuSeconds(target.pid);
  const result = await client.run(posts);
  client.close();
  return { ...result, cpuPerThousand: ((cpuSeconds(target.pid) - cpuBefore) * 1000) / result.accepted };
}

function compare(connections: number, ours: readonly SystemRound[], bares: readonly Round[]): Figure[] {
  const at = `${connections} connection${connections === 1 ? '' : 's'}`;
  const both = (of: (round: Round) => number) => compared(ours.map(of), bares.map(of));
  const refused = ours
    .flatMap((round) => [...round.refused])
    .map(([status, times]) => `${times} × ${status}`);
  return [
    {
      name: `${at}: leads accepted`,
      unit: '/s',
      ...both(({ accepted, seconds }) => accepted / seconds),
      aim: AIM,
      ...(refused.length > 0 && { note: `refused ${refused.join(', ')}` }),
    },
    { name: `${at}: answer p50`, unit: 'ms', ...both((round) => quantile(round.millisecondsEach, 0.5)) },
    { name: `${at}: answer p99`, unit: 'ms', ...both((round) => quantile(round.millisecondsEach, 0.99)) },
    {
      name: `${at}: CPU per 1,000 leads, while they are posted`,
      unit: 's',
      ...both((round) => round.cpuPerThousand),
    },
    {
      name: `${at}: CPU per 1,000 leads, until all is done`,
      unit: 's',
      value: median(ours.map(({ cpuUntilDrained }) => cpuUntilDrained)),
    },
    {
      name: `${at}: first post until all is done`,
      unit: 's',
      value: median(ours.map(({ drainedSeconds }) => drainedSeconds)),
      note: `${LEADS_PER_ROUND} leads owned, alerted, waiting`,
    },
  ];
}
