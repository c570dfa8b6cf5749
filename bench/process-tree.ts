/** What a process and everything it started use, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc/<pid>/stat. Source: proc(5); 100 on every common Linux. */
const TICKS_PER_SECOND = 100;

type Stat = { readonly pid: number; readonly parent: number; readonly cpuSeconds: number };

function statOf(pid: number): Stat | undefined {
  try {
    // pid (name) state ppid …; the name may hold spaces and parentheses.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // utime, stime and those of children that have ended: fields 14 to 17 of the whole line.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), cpuSeconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined; // it has just ended
  }
}

function treeOf(root: number): Stat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
  const family = all.filter(({ pid }) => pid === root);
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid));
  return family;
}

/** CPU seconds, user and system, used so far by a process and its descendants. */
export const cpuSeconds = (root: number): number =>
  treeOf(root).reduce((sum, { cpuSeconds: used }) => sum + used, 0);

/** Resident memory in MB (10^6 bytes) of a process and of its descendants, apart. Shared pages count in each. */
export function residentMegabytes(root: number): { own: number; descendants: number } {
  const megabytes = (pid: number): number => {
    try {
      const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return (Number(kilobytes ?? 0) * 1024) / 1e6;
    } catch {
      return 0;
    }
  };
  const descendants = treeOf(root).filter(({ pid }) => pid !== root);
  return { own: megabytes(root), descendants: descendants.reduce((sum, { pid }) => sum + megabytes(pid), 0) };
}
