import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer } from '../../local/http/server.ts';
import { startRuntime } from '../../local/runtime.ts';
import { dataFolder } from '../support/running-system.ts';

type Statement = { Action: string | string[] };
type Template = {
  Resources: Record<string, { Type: string; Properties: { PolicyDocument: { Statement: Statement[] } } }>;
};

const work = dataFolder();
let origin: string;
let stop: () => Promise<void>;

/** The synthesized stack, but capture-lead may no longer put items into the Leads table. */
function withoutPutOfCaptureLead(assemblyFolder: string): void {
  const file = join(assemblyFolder, 'LeadHandoff.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const policies = Object.entries(template.Resources).filter(
    ([id, { Type }]) => Type === 'AWS::IAM::Policy' && id.startsWith('IntakeCaptureLead'),
  );
  expect(policies).toHaveLength(1);
  for (const statement of policies[0]?.[1].Properties.PolicyDocument.Statement ?? []) {
    if (Array.isArray(statement.Action)) {
      statement.Action = statement.Action.filter((action) => action !== 'dynamodb:PutItem');
    }
  }
  writeFileSync(file, JSON.stringify(template));
}

beforeAll(async () => {
  const assemblyFolder = join(work, 'assembly');
  cpSync('.build/cdk.out', assemblyFolder, { recursive: true });
  withoutPutOfCaptureLead(assemblyFolder);
  const server = await openServer(0);
  const runtime = await startRuntime(
    { assemblyFolder, dataFolder: join(work, 'data'), minuteMs: 60_000 },
    server,
  );
  origin = server.origin;
  stop = async () => {
    await server.stop();
    await runtime.stop();
  };
});
afterAll(async () => {
  await stop();
  rmSync(work, { recursive: true, force: true });
});

describe('a function whose grant was removed from the stack', () => {
  it('fails on this machine as it would on AWS, with AccessDenied', async () => {
    const response = await fetch(`${origin}/leads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'denied@example.com' }),
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const log = readFileSync(join(work, 'data/logs/runtime.log'), 'utf8');
    const denied = log.split('\n').filter((line) => line.includes('ACCESS_DENIED'));
    expect(denied.length).toBeGreaterThan(0);
    expect(denied[0]).toContain('dynamodb:PutItem');
    expect(denied[0]).toContain('IntakeCaptureLead');
  });

  it('does not take the others with it', async () => {
    expect((await fetch(`${origin}/handoff.js`)).status).toBe(200);
  });
});
