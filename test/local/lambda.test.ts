import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFunctionPool } from '../../local/lambda/pool.ts';
import type { Invoke, Part } from '../../local/ports.ts';
import { parseTemplate } from '../../local/template/load.ts';
import { localPlace, resolveStack } from '../../local/template/stack.ts';

let folder: string;
let pool: Part & { readonly invoke: Invoke };

const start = (code: string, more: object = {}) => {
  mkdirSync(join(folder, 'asset'));
  writeFileSync(join(folder, 'asset', 'index.mjs'), code);
  const Properties = {
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
    Timeout: 1,
    Environment: { Variables: { LEADS_TABLE: { Ref: 'AWS::Region' } } },
    ...more,
  };
  const Resources = { Role: { Type: 'AWS::IAM::Role' }, Fn: { Type: 'AWS::Lambda::Function', Properties } };
  const stack = resolveStack(parseTemplate({ Resources }), {}, localPlace('http://127.0.0.1:3000'));
  const assets = new Map([['code.zip', join(folder, 'asset')]]);
  pool = createFunctionPool(stack, assets, { origin: 'http://127.0.0.1:1', sessionToken: 'token' }, folder);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lambda-'));
});
afterEach(async () => {
  await pool.stop();
  rmSync(folder, { recursive: true });
});

it('gives the function its event, context and environment, and nothing of ours', async () => {
  process.env['OURS'] = 'secret';
  start(`export const handler = async (event, context) => ({
    event,
    name: context.functionName,
    left: context.getRemainingTimeInMillis() > 500,
    table: process.env.LEADS_TABLE,
    caller: process.env.AWS_ACCESS_KEY_ID,
    endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB,
    ours: process.env.OURS ?? 'unset',
  });`);
  expect(await pool.invoke('Fn', { a: [1, undefined] })).toEqual({
    ok: true,
    payload: {
      event: { a: [1, null] },
      name: 'Fn',
      left: true,
      table: 'eu-west-1',
      caller: 'Fn',
      endpoint: 'http://127.0.0.1:1',
      ours: 'unset',
    },
  });
  delete process.env['OURS'];
});

it('answers a thrown error with its type and message, and logs it', async () => {
  start('export const handler = async () => { throw new RangeError("too far"); };');
  expect(await pool.invoke('Fn', {})).toEqual({
    ok: false,
    errorType: 'RangeError',
    errorMessage: 'too far',
  });
  await pool.stop();
  expect(readFileSync(join(folder, 'logs', 'Fn.log'), 'utf8')).toContain('too far');
});

it('answers when the bundle cannot be loaded', async () => {
  start('throw new Error("no environment");');
  expect(await pool.invoke('Fn', {})).toMatchObject({ ok: false, errorMessage: 'no environment' });
});

it('lets invocations interleave in one thread', async () => {
  start(`let release; const both = new Promise((resolve) => { release = resolve; }); let count = 0;
    export const handler = async () => { count += 1; if (count === 2) release(); await both; return count; };`);
  const results = await Promise.all([pool.invoke('Fn', 1), pool.invoke('Fn', 2)]);
  expect(results).toEqual([
    { ok: true, payload: 2 },
    { ok: true, payload: 2 },
  ]);
});

it('ends a function that hangs at its timeout, and starts a fresh one', async () => {
  start('let n = 0; export const handler = async (e) => { n += 1; if (e === "hang") for (;;); return n; };');
  expect(await pool.invoke('Fn', '')).toEqual({ ok: true, payload: 1 });
  expect(await pool.invoke('Fn', 'hang')).toEqual({
    ok: false,
    errorType: 'Sandbox.Timedout',
    errorMessage: 'Task timed out after 1.00 seconds',
  });
  expect(await pool.invoke('Fn', '')).toEqual({ ok: true, payload: 1 });
});

it('answers those in flight when the thread crashes, and starts a fresh one', async () => {
  start(`let n = 0; export const handler = async (e) => {
    n += 1;
    if (e === 'crash') setTimeout(() => { throw new TypeError('boom'); }, 10);
    if (e !== '') await new Promise(() => {});
    return n;
  };`);
  const results = await Promise.all([pool.invoke('Fn', 'wait'), pool.invoke('Fn', 'crash')]);
  expect(results).toEqual(
    Array.from({ length: 2 }, () => ({ ok: false, errorType: 'TypeError', errorMessage: 'boom' })),
  );
  expect(await pool.invoke('Fn', '')).toEqual({ ok: true, payload: 1 });
});

it('refuses invocations once it stops', async () => {
  start('export const handler = async () => 1;');
  await pool.stop();
  await expect(pool.invoke('Fn', {})).rejects.toThrow('stopping');
});
