import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureCredentials } from '../../local/credentials.ts';
import { claimFolder, emptyFolder } from '../../local/data-folder.ts';
import { takeLock } from '../../local/lock.ts';
import { readOptions } from '../../local/options.ts';
import { identify } from '../../local/processes.ts';
import { createSecrets, secretsSchema } from '../../local/secrets.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('options', () => {
  it('has defaults', () => {
    expect(readOptions([])).toEqual({
      port: 3000,
      dataFolder: resolve('.local'),
      minuteMs: 60_000,
      fresh: false,
      demoDays: null,
    });
  });

  it('fills in demo data only when it is told to', () => {
    expect(readOptions(['--demo', '--fresh'])).toMatchObject({ demoDays: 90, fresh: true });
    expect(readOptions(['--demo', '--demo-days', '7'])).toMatchObject({ demoDays: 7 });
    expect(() => readOptions(['--demo', '--demo-days', '0'])).toThrow(/demo-days/);
    expect(() => readOptions(['--demo=90'])).toThrow(/demo/);
  });

  it.each([
    ['60s', 60_000],
    ['1s', 1000],
    ['500ms', 500],
  ])('--minute %s is %i ms', (text, expected) => {
    expect(readOptions(['--minute', text]).minuteMs).toBe(expected);
  });

  it.each([
    [['--minute', '1m'], /--minute/],
    [['--minute', '0s'], /--minute/],
    [['--minute', '61s'], /--minute/],
    [['--port', 'http'], /--port/],
    [['--port', '65536'], /--port/],
    [['--data', ''], /--data/],
    [['--colour', 'red'], /colour/],
    [['extra'], /extra/],
  ])('refuses %j', (argv, message) => {
    expect(() => readOptions(argv)).toThrow(message);
  });
});

describe('the data folder', () => {
  it('is claimed when it is empty, and emptied only of what is ours', () => {
    claimFolder(folder);
    writeFileSync(join(folder, 'runtime.sqlite'), '');
    claimFolder(folder);
    const release = takeLock(folder);
    emptyFolder(folder);
    expect(readdirSync(folder).sort()).toEqual(['.lead-handoff', 'lock.json']);
    release();
  });

  it('is refused when it holds files of something else', () => {
    writeFileSync(join(folder, 'thesis.doc'), '');
    expect(() => claimFolder(folder)).toThrow(/not a data folder/);
    expect(readdirSync(folder)).toEqual(['thesis.doc']);
  });
});

describe('the lock', () => {
  it('is held by one process at a time', () => {
    const release = takeLock(folder);
    expect(() => takeLock(folder)).toThrow(`in use by process ${process.pid}`);
    release();
    takeLock(folder)();
  });

  it('of a killed process does not count', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    await once(child, 'spawn');
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(identify(child.pid ?? 0)));
    expect(() => takeLock(folder)).toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    takeLock(folder)();
  });

  it('of another process that got the same pid since does not count', () => {
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    takeLock(folder)();
  });

  it('that was torn off half-written does not count', () => {
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    takeLock(folder)();
  });
});

it('issues the keys once and keeps them for their owner only', async () => {
  let issued = 0;
  const invoke = async (functionId: string, payload: unknown) => {
    issued += 1;
    return { ok: true as const, payload: { apiKey: `${functionId} ${(payload as { role: string }).role}` } };
  };
  const first = await ensureCredentials(folder, invoke, 'Issue');
  expect(first).toEqual({ adminKey: 'Issue admin', biKey: 'Issue bi' });
  expect(await ensureCredentials(folder, invoke, 'Issue')).toEqual(first);
  expect(issued).toBe(2);
  expect(JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'))).toEqual(first);
});

it('generates a secret once, by the rules of the template', async () => {
  const GenerateSecretString = { PasswordLength: 40, ExcludePunctuation: true, ExcludeNumbers: true };
  const Resources = { Link: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString } } };
  const stack = resolveStack(parseTemplate({ Resources }), {}, localPlace('http://127.0.0.1:3000'));
  const db = new DatabaseSync(':memory:');
  db.exec(secretsSchema);
  const read = async (SecretId: string) => {
    const call = {
      service: 'secretsmanager',
      action: 'GetSecretValue',
      callerId: 'Fn',
      input: { SecretId },
    } as const;
    const service = createSecrets(stack, db, () => 0);
    return { needs: service.needs(call), answer: JSON.parse((await service.handle(call)).body) };
  };
  const first = await read(stack.arnOf('Link'));
  expect(first.answer.SecretString).toMatch(/^[a-zA-Z]{40}$/);
  expect(first.needs).toEqual([['secretsmanager:GetSecretValue', stack.arnOf('Link')]]);
  expect((await read('Link')).answer).toEqual(first.answer);
  expect((await read('Other')).answer.__type).toBe('ResourceNotFoundException');
});
