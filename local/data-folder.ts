import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const marker = '.lead-handoff';

/**
 * Makes the folder ready to hold the runtime's data, readable by its owner only.
 * @throws when it holds files of something else, so that nothing of others is mixed in or deleted.
 */
export const claimFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (existsSync(join(folder, marker))) return;
  if (readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty and not a data folder of Lead Handoff; give another --data`);
  writeFileSync(
    join(folder, marker),
    'Data of Lead Handoff on one machine. Delete the whole folder to forget it.\n',
  );
};

/** Deletes what a claimed folder holds, except the marker and the lock of the running process. */
export const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name !== marker && name !== 'lock.json') rmSync(join(folder, name), { recursive: true, force: true });
};
