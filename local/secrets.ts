import { randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Resource, Service, ServiceReply, Stack } from './ports.ts';

export const secretsSchema = `CREATE TABLE IF NOT EXISTS secrets (
  logical_id TEXT PRIMARY KEY, value TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;`;

const generateSchema = z.strictObject({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludePunctuation: z.coerce.boolean().default(false),
  ExcludeLowercase: z.coerce.boolean().default(false),
  ExcludeUppercase: z.coerce.boolean().default(false),
  ExcludeNumbers: z.coerce.boolean().default(false),
  ExcludeCharacters: z.string().default(''),
  IncludeSpace: z.coerce.boolean().default(false),
  RequireEachIncludedType: z.coerce.boolean().default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

type Rules = z.infer<typeof generateSchema>;

const alphabetsOf = (rules: Rules): string[] =>
  [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((alphabet) => [...alphabet].filter((letter) => !rules.ExcludeCharacters.includes(letter)).join(''))
    .filter((alphabet) => alphabet !== '');

const generate = (where: string, rules: Rules): string => {
  const alphabets = alphabetsOf(rules);
  const all = alphabets.join('');
  if (all === '') throw new Error(`${where}: GenerateSecretString leaves no character to choose`);
  for (;;) {
    let secret = '';
    for (let index = 0; index < rules.PasswordLength; index += 1) secret += all[randomInt(all.length)];
    const complete = alphabets.every((alphabet) => [...alphabet].some((letter) => secret.includes(letter)));
    if (complete || !rules.RequireEachIncludedType || rules.PasswordLength < alphabets.length) return secret;
  }
};

const initialValue = ({ logicalId, properties }: Resource): string => {
  if (typeof properties['SecretString'] === 'string') return properties['SecretString'];
  const rules = generateSchema.parse(properties['GenerateSecretString'] ?? {});
  const secret = generate(logicalId, rules);
  if (rules.SecretStringTemplate === undefined || rules.GenerateStringKey === undefined) return secret;
  return JSON.stringify({ ...JSON.parse(rules.SecretStringTemplate), [rules.GenerateStringKey]: secret });
};

const json = (status: number, body: unknown): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

/** Secrets Manager for the stack's secrets: each is generated at the first start and kept. */
export const createSecrets = (stack: Stack, db: DatabaseSync, now: () => number): Service => {
  const insert = db.prepare('INSERT OR IGNORE INTO secrets (logical_id, value, created_at) VALUES (?, ?, ?)');
  const secrets = stack.ofType('AWS::SecretsManager::Secret');
  for (const secret of secrets) {
    const known = db.prepare('SELECT 1 FROM secrets WHERE logical_id = ?').get(secret.logicalId);
    if (!known) insert.run(secret.logicalId, initialValue(secret), now());
  }
  const find = (secretId: unknown): Resource | undefined =>
    secrets.find(
      ({ logicalId, properties }) =>
        secretId === stack.arnOf(logicalId) || secretId === (properties['Name'] ?? logicalId),
    );
  return {
    name: 'secretsmanager',
    needs: ({ action, input }) => {
      const secret = find(input['SecretId']);
      return [
        [`secretsmanager:${action}`, secret ? stack.arnOf(secret.logicalId) : String(input['SecretId'])],
      ];
    },
    handle: async ({ action, input }) => {
      if (action !== 'GetSecretValue')
        return json(400, { __type: 'UnknownOperationException', Message: `${action} is not played locally` });
      const secret = find(input['SecretId']);
      if (!secret)
        return json(400, {
          __type: 'ResourceNotFoundException',
          Message: "Secrets Manager can't find the specified secret.",
        });
      const row = db
        .prepare('SELECT value, created_at FROM secrets WHERE logical_id = ?')
        .get(secret.logicalId);
      return json(200, {
        ARN: stack.arnOf(secret.logicalId),
        Name: String(secret.properties['Name'] ?? secret.logicalId),
        SecretString: String(row?.['value']),
        VersionId: '00000000-0000-0000-0000-000000000000',
        VersionStages: ['AWSCURRENT'],
        CreatedDate: Number(row?.['created_at']) / 1000,
      });
    },
  };
};
