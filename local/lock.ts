import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { identify, isAlive, type ProcessIdentity } from './processes.ts';

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

const holderOf = (path: string): ProcessIdentity | undefined => {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};

/**
 * Makes this process the only one that works in a data folder.
 * A lock left by a killed process is taken over. Returns the release.
 * @throws when another live process holds the folder.
 */
export const takeLock = (folder: string): (() => void) => {
  const path = join(folder, 'lock.json');
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify(identify(process.pid)));
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        // A hard link appears whole or not at all, and never over an existing file.
        linkSync(own, path);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
      }
      const holder = holderOf(path);
      if (holder && isAlive(holder))
        throw new Error(`${folder} is in use by process ${holder.pid}; end it or give another --data`);
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(path, { force: true });
};
