import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { openApiFiles } from '../../scripts/openapi.ts';

const root = new URL('../../', import.meta.url);
const files = await openApiFiles();
const source = files.get('docs/openapi.json') ?? '';
const document = JSON.parse(source);

describe('the OpenAPI document and the types of the client', () => {
  it.each([...files.keys()])('%s is up to date: npm run openapi', (path) => {
    expect(readFileSync(new URL(path, root), 'utf8') === files.get(path)).toBe(true);
  });

  it('come out the same when they are made twice', async () => {
    expect((await openApiFiles()).get('docs/openapi.json') === source).toBe(true);
  });

  it('have nothing that Redocly warns of, by all its recommended rules', async () => {
    const problems = await lintFromString({
      source,
      config: await createConfig({ extends: ['recommended'] }),
    });
    expect(problems.map(({ ruleId, message, location: [at] }) => [ruleId, message, at?.pointer])).toEqual([]);
  });

  it('are linted: a broken document is noticed', async () => {
    const problems = await lintFromString({
      source: JSON.stringify({ ...document, servers: [], paths: {}, components: {} }),
      config: await createConfig({ extends: ['recommended'] }),
    });
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['no-empty-servers']);
  });
});

describe('the OpenAPI document', () => {
  const { post: qualify } = document.paths['/api/leads/{id}/qualify'];
  const { post: keep } = document.paths['/leads'];

  it('says who may ask, and by which credentials', () => {
    expect(document.servers[0].url).toBe('/');
    expect(qualify['x-roles']).toEqual(['rep', 'manager', 'admin']);
    expect(qualify.security).toEqual([{ person: [] }, { key: [] }]);
    expect(keep.security).toEqual([]);
  });

  it('keeps the limits of texts that are tidied before they are checked', () => {
    const { properties } = qualify.requestBody.content['application/json'].schema;
    expect(properties.note).toMatchObject({ type: 'string', maxLength: 2_000 });
    expect(document.components.schemas.Submission.properties.email).toMatchObject({ format: 'email' });
  });

  it('takes no field too many, and leaves room for more in answers', () => {
    expect(qualify.requestBody.content['application/json'].schema.additionalProperties).toBe(false);
    const { Lead, Metrics, Member } = document.components.schemas;
    for (const answer of [Lead, Metrics, Member]) expect(answer.additionalProperties).toBeUndefined();
  });
});
