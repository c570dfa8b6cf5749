import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from './ports.ts';

const capBytes = 5 * 1024 * 1024;

/** A log file that keeps at most twice `capBytes`: the current part and the one before it. */
export type BoundedFile = { write(text: string | Uint8Array): void };

/** Opens logs/<name>.log in the data folder for appending. */
export const openLogFile = (folder: string, name: string): BoundedFile => {
  const path = join(folder, 'logs', `${name}.log`);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    write: (text) => {
      appendFileSync(path, text);
      size += text.length;
      if (size < capBytes) return;
      renameSync(path, `${path}.1`);
      size = 0;
    },
  };
};

/** The runtime's own log: one JSON line per message, a stable code first. */
export const createLog = (folder: string): Runtime['log'] => {
  const file = openLogFile(folder, 'runtime');
  return (code, facts = {}) => {
    const line = { code, at: new Date().toISOString(), facts };
    file.write(`${JSON.stringify(line)}\n`);
  };
};
