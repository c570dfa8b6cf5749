import { describe, expect, it } from 'vitest';
import type { Choice } from '../../core/choices.ts';
import { actionsIn } from '../../core/lifecycle.ts';
import { capturedAt, deadlineAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLeadApi } from '../support/lead-api.ts';

const engine = useEngine();
const nowhere = '01KASRW0H0ABCDEFGHJKMNPQRS';

describe('GET /api/leads/{id}', () => {
  it('answers the lead in the shape that others rely on, with its version as ETag', async () => {
    const { world, as } = await aLeadApi(engine);
    const { leadId } = await world.captureAssigned({
      message: 'Call me',
      answers: { team_size: '40' },
      firstTouch: { utm_source: 'linkedin', utm_campaign: 'launch' },
    });
    world.clock.pass(3);
    await as('alex').post(leadId, 'contact', { channel: 'call', note: 'Left a message' });
    const reply = await as('alex').read(leadId);

    expect(reply.statusCode).toBe(200);
    expect(reply.header('etag')).toBe('"3"');
    expect(reply.header('cache-control')).toBe('no-store');
    expect(reply.json()).toMatchObject({
      leadId,
      stage: 'contacted',
      tier: 'high',
      round: 1,
      ownerId: 'alex',
      contact: { name: 'Jane Doe', company: 'Acme', email: expect.stringContaining('@acme.example') },
      stages: {
        captured: { at: capturedAt, ownerId: 'paid-media' },
        assigned: { at: capturedAt, ownerId: 'alex' },
        contacted: { at: minute(3), ownerId: 'alex' },
      },
      attribution: {
        firstTouch: { source: 'linkedin', medium: '(not set)', campaign: 'launch' },
        latestTouch: { source: 'google', medium: 'cpc', campaign: 'brand' },
        landingPage: 'https://www.example.com/product',
        adContext: null,
      },
      sla: { respondBy: deadlineAt(5), escalateAt: deadlineAt(10), reassignAt: deadlineAt(20) },
      why: {
        owner: { how: 'turn', rule: 'everybody', pool: 'everyone', passedOver: [] },
        terms: { clock: 'elapsed', respondWithin: 5, escalateAfter: 10, reassignAfter: 20 },
      },
      tierReasons: [{ signal: 'form', evidence: 'demo' }],
      qualification: { confirmed: null, override: null },
      answers: { team_size: '40' },
      timeline: [
        { type: 'LeadCaptured', seq: 1, at: capturedAt, actor: 'form' },
        { type: 'LeadAssigned', seq: 2, actor: 'workflow', ownerId: 'alex' },
        { type: 'LeadContacted', seq: 3, at: minute(3), actor: 'rep:alex', note: 'Left a message' },
      ],
    });
    expect(reply.json().timeline[0]).not.toHaveProperty('cohort');
    expect(await world.violations()).toEqual([]);
  });

  it('tells who did what and when, of all that happened, and what may be done next', async () => {
    const { world, as, leadIn } = await aLeadApi(engine);
    const leadId = await leadIn('assigned');
    const moves = [
      ['alex', 'claim', 'LeadClaimed'],
      ['alex', 'contact', 'LeadContacted'],
      ['alex', 'reply', 'LeadReplied'],
      ['admin key', 'meetings', 'MeetingBooked'],
      ['alex', 'qualify', 'LeadQualified'],
      ['morgan', 'reassign', 'LeadReassigned'],
      ['blair', 'opportunity', 'OpportunityOpened'],
      ['blair', 'lose', 'LeadLost'],
      ['robin', 'reopen', 'LeadReopened'],
      ['blair', 'win', 'LeadWon'],
    ] as const;
    const actors = { alex: 'rep:alex', blair: 'rep:blair', morgan: 'manager:morgan', robin: 'admin:robin' };
    for (const [who, action] of moves) {
      world.clock.pass(1);
      const reply = await as(who).post(leadId, action);
      expect([action, reply.statusCode]).toEqual([action, 200]);
      expect(reply.json().actions).toEqual(actionsIn(reply.json().stage));
      const { choices: mine, ...lead } = reply.json();
      const { choices, ...shown } = (await as('harper').read(leadId)).json();
      expect(shown).toEqual(lead);
      // What may be done is each caller's own; a marketer does nothing.
      expect(choices).toHaveLength(mine.length);
      expect(choices.some(({ possible }: Choice) => possible)).toBe(false);
    }
    const { timeline } = (await as('harper').read(leadId)).json();
    expect(timeline.slice(2)).toMatchObject(
      moves.map(([who, , type], i) => ({
        type,
        seq: i + 3,
        at: minute(i + 1),
        actor: who === 'admin key' ? 'key:boss' : actors[who],
      })),
    );
    expect(await world.violations()).toEqual([]);
  });

  it.each([nowhere, 'x', '../metrics', `${nowhere}x`])('answers 404 for %s', async (id) => {
    const { as } = await aLeadApi(engine);
    const reply = await as('morgan').read(id);
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ type: 'urn:lead-handoff:problem:not-found', status: 404 });
  });
});
