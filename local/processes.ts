import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as it can be recognised later: a pid alone may have been given to another process since. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string };

const startFromProc = (pid: number): string | undefined => {
  // /proc/<pid>/stat: the name in parentheses may hold spaces; field 22 is the start in clock ticks after boot.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not asked yet.
  return fields[0] === 'Z' ? undefined : fields[19];
};

/** When the process with this pid started, in whatever unit the system tells; undefined when there is none. */
export const startOf = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux') return startFromProc(pid);
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
};

/** The identity of a process that runs now. */
export const identify = (pid: number): ProcessIdentity => ({ pid, startedAt: startOf(pid) ?? '' });

/** Whether that very process still runs. */
export const isAlive = ({ pid, startedAt }: ProcessIdentity): boolean =>
  startedAt !== '' && startOf(pid) === startedAt;

/** Ends a process: asks first, and insists after `patienceMs`. Returns when it is gone. */
export const endProcess = async (identity: ProcessIdentity, patienceMs = 2000): Promise<void> => {
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (isAlive(identity)) process.kill(identity.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  signal('SIGTERM');
  for (let waited = 0; isAlive(identity) && waited < patienceMs; waited += 20) await sleep(20);
  signal('SIGKILL');
  while (isAlive(identity)) await sleep(20);
};
