import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLink, demoPage } from '../../local/pages/demo.ts';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => void demoPage(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const get = async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  return { body: await answer.text(), csp: answer.headers.get('content-security-policy') };
};

describe('the demo landing page', () => {
  it('posts a real form and has an input for each fact of attribution', async () => {
    const { body, csp } = await get(demoLink);
    expect(body).toMatch(/<form [^>]*method="post" action="\/leads"/);
    const names = [...body.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    for (const name of [
      'email',
      'name',
      'company',
      'company_size',
      'phone',
      'message',
      'form',
      '_gotcha',
      'utm_source',
      'utm_campaign',
      'gclid',
      'first_utm_source',
      'first_gclid',
      'landing_page',
      'referrer',
      'submission_id',
    ])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
    expect(body).toContain('<input type="hidden" name="form" value="demo">');
    expect(body).toContain('<script src="/handoff.js" defer></script>');
    expect(csp).toContain("form-action 'self'");
    expect(csp).not.toContain('unsafe');
  });

  it('names every input that a person sees', async () => {
    const { body } = await get('/demo');
    const seen = [...body.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)].map(([, id]) => id);
    expect(seen.length).toBeGreaterThan(5);
    for (const id of seen) expect(body).toContain(`<label for="${id}">`);
  });
});
