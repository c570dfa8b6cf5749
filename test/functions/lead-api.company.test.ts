import { describe, expect, it } from 'vitest';
import { useEngine } from '../support/engine.ts';
import { aLeadApi, alexsModel } from '../support/lead-api.ts';

const engine = useEngine();

/** Four leads of one company, a minute apart, and one of another. */
async function aCompany(model = alexsModel()) {
  const api = await aLeadApi(engine, { model });
  const leadOf = async (email: string) => {
    api.world.clock.pass(1);
    return api.leadIn('contacted', { email });
  };
  const ids: string[] = [];
  for (const name of ['ann', 'ben', 'cleo', 'dan']) ids.push(await leadOf(`${name}@acme-tools.example`));
  await leadOf('eve@other.example');
  return { ...api, leadOf, ids: ids as [string, string, string, string] };
}
const idsOf = ({ items }: { items: { leadId: string }[] }) => items.map(({ leadId }) => leadId);

describe('GET /api/leads/{id}/company', () => {
  it('lists the other leads of the company, newest first, and not the lead itself', async () => {
    const { as, ids } = await aCompany();
    const [ann, ben, cleo, dan] = ids;
    const page = (await as('morgan').company(ben)).json();
    expect(page).toMatchObject({ company: 'Acme', domain: 'acme-tools.example', nextCursor: null });
    expect(idsOf(page)).toEqual([dan, cleo, ann]);
    expect(page.items[0]).toEqual({
      leadId: dan,
      stage: 'contacted',
      ownerId: 'alex',
      capturedAt: expect.any(String),
      readable: true,
      name: 'Jane Doe',
      tier: 'high',
      source: 'google',
      campaign: 'brand',
      disposition: null,
    });
  });

  it('goes on where a page ended, and refuses a cursor of another list', async () => {
    const { as, ids } = await aCompany();
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = (
        await as('morgan').company(ids[0], cursor === null ? { limit: '1' } : { limit: '1', cursor })
      ).json();
      found.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual([ids[3], ids[2], ids[1]]);
    const other = (await as('morgan').list({ limit: '1' })).json().nextCursor;
    const reply = await as('morgan').company(ids[0], { cursor: other });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([{ path: 'cursor', message: expect.any(String) }]);
  });

  it('follows a lead to its end', async () => {
    const { as, ids } = await aCompany();
    await as('alex').post(ids[3], 'disqualify');
    const [newest] = (await as('morgan').company(ids[0])).json().items;
    expect(newest).toMatchObject({ leadId: ids[3], stage: 'disqualified', disposition: 'wrong_icp' });
  });

  it('says nothing of a company for an address that anybody can have, or that the model calls so', async () => {
    const { routing, ...model } = alexsModel();
    const { as, leadOf } = await aCompany({
      ...model,
      routing: { ...routing, freeMailDomains: ['club.example'] },
    });
    for (const domain of ['gmail.com', 'club.example']) {
      await leadOf(`one@${domain}`);
      const two = await leadOf(`two@${domain}`);
      expect((await as('morgan').company(two)).json(), domain).toMatchObject({ domain: null, items: [] });
    }
  });

  it('tells a rep of others’ leads the stage, the owner and the time alone', async () => {
    const { as, ids } = await aCompany();
    await as('morgan').post(ids[3], 'reassign', { ownerId: 'blair', reason: 'Knows them' });
    const reply = await as('alex').company(ids[0]);
    const [theirs, own] = reply.json().items;
    expect(theirs).toEqual({
      leadId: ids[3],
      stage: 'contacted',
      ownerId: 'blair',
      capturedAt: expect.any(String),
      readable: false,
      name: null,
      tier: null,
      source: null,
      campaign: null,
      disposition: null,
    });
    expect(own).toMatchObject({ leadId: ids[2], readable: true, name: 'Jane Doe' });
    expect((await as('alex').company(ids[3])).statusCode).toBe(403);
  });

  it('keeps no name of a company outside the lead itself', async () => {
    const { world } = await aCompany();
    const rows = await world.rows('leads');
    const besides = rows.map(({ lead: _lead, details: _details, ...row }) => row);
    expect(JSON.stringify(besides)).not.toContain('acme-tools');
  });
});
