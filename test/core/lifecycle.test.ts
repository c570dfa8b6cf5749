import { describe, expect, it } from 'vitest';
import { disqualify, lose, reopen, win } from '../../core/closing.ts';
import { eventSchema } from '../../core/events.ts';
import { claim, handOver, reassign, recordFirstResponse } from '../../core/handoff.ts';
import { type Lead, leadSchema, type Stage, stages } from '../../core/lead.ts';
import {
  type Action,
  actions,
  actionsIn,
  allows,
  openOpportunity,
  qualify,
  recordMeeting,
  recordReply,
} from '../../core/lifecycle.ts';
import { alwaysOpen, minute } from '../support/builders.ts';
import { aLeadIn, allMet, changeOf, doneBy, expected, ownerFrom, revenue } from '../support/lead-in-stage.ts';

/**
 * What may be done in which stage. `o`: an opportunity needs a manager's override there.
 *
 *                 claim contact reply meetings qualify opportunity win lose disqualify reopen reassign
 */
const table: Readonly<Record<Stage, string>> = {
  captured: '      -     -       -     -        -       -           -   -    -          -      -       ',
  assigned: '      x     x       -     -        -       -           -   -    x          -      x       ',
  contacted: '     -     -       x     x        x       o           -   -    x          -      x       ',
  qualified: '     -     -       x     x        -       x           -   -    x          -      x       ',
  opportunity: '   -     -       x     x        -       -           x   x    x          -      x       ',
  won: '           -     -       -     -        -       -           -   -    -          x      -       ',
  lost: '          -     -       -     -        -       -           -   -    -          x      -       ',
  disqualified: '  -     -       -     -        -       -           -   -    -          x      -       ',
};
const columns = 'claim contact reply meetings qualify opportunity win lose disqualify reopen reassign'.split(
  ' ',
);
const cellOf = (stage: Stage, action: Action): string =>
  (table[stage].trim().split(/\s+/) as string[])[columns.indexOf(action)] as string;

const manager = doneBy('manager:morgan', 120);
const override = { reason: 'the board decided' };

/** What becomes of a lead when somebody does this to it. */
const doing: { readonly [Doing in Action]: (lead: Lead) => { outcome: string } } = {
  claim: (lead) => claim(lead, minute(130), manager),
  contact: (lead) =>
    recordFirstResponse(lead, { by: 'alex', channel: 'call', evidence: 'call' }, manager, alwaysOpen),
  reply: (lead) => recordReply(lead, 24, manager),
  meetings: (lead) => recordMeeting(lead, 'booked', manager),
  qualify: (lead) => qualify(lead, allMet, manager),
  opportunity: (lead) => openOpportunity(lead, { expected, override }, manager),
  win: (lead) => win(lead, revenue, manager),
  lose: (lead) => lose(lead, 'no_budget', manager),
  disqualify: (lead) => disqualify(lead, 'wrong_icp', manager),
  reopen: (lead) => reopen(lead, ownerFrom('alex'), manager),
  reassign: (lead) =>
    lead.stage === 'contacted' || lead.stage === 'qualified' || lead.stage === 'opportunity'
      ? handOver(lead, ownerFrom('blair'), manager)
      : reassign(lead, ownerFrom('blair'), 'manual', manager),
};

describe('the table of stages and actions', () => {
  const cells = stages.flatMap((stage) => actions.map((action) => [stage, action] as const));

  it('has a column for every action', () => {
    expect([...actions]).toEqual(columns);
  });

  it.each(cells)('a lead that is %s: %s', (stage, action) => {
    const may = cellOf(stage, action) !== '-';
    expect(actionsIn(stage).includes(action)).toBe(may);
    expect(allows(stage, action)).toBe(may);
    expect(doing[action](aLeadIn(stage)).outcome === 'changed').toBe(may);
  });

  it.each(cells.filter(([stage, action]) => cellOf(stage, action) !== '-'))(
    'a lead that was %s can be stored with its event after %s',
    (stage, action) => {
      const { lead, event } = doing[action](aLeadIn(stage)) as unknown as { lead: Lead; event: object };
      expect(leadSchema.parse(lead)).toEqual(lead);
      expect(eventSchema.parse(event)).toEqual(event);
      expect(event).toMatchObject({ at: manager.at, actor: 'manager:morgan', seq: lead.version });
      expect(lead.version).toBe(aLeadIn(stage).version + 1);
    },
  );

  it.each(stages)(
    'a lead that is %s becomes an opportunity without an override only when it is qualified',
    (stage) => {
      const { outcome } = openOpportunity(aLeadIn(stage), { expected, override: null }, manager);
      const refused = stage === 'contacted' ? 'not-qualified' : 'stage-forbids';
      expect(outcome).toBe(stage === 'qualified' ? 'changed' : refused);
    },
  );
});

describe('a reply', () => {
  const hoursAfterOutreach = (hours: number) => doneBy('rep:alex', 3 + hours * 60);
  const replied = (hours: number) =>
    changeOf<Extract<Lead, { stage: 'contacted' }>, 'LeadReplied'>(
      recordReply(aLeadIn('contacted'), 24, hoursAfterOutreach(hours)),
    );

  it.each([
    [0, true, '0 min'],
    [1.5, true, '90 min'],
    [24, true, '24 h'],
    [24 + 1 / 3_600_000, false, '24 h'],
    [72, false, '72 h'],
  ])('%d hours after our outreach: quick %s', (hours, quick, after) => {
    const { lead, event } = replied(hours);
    expect(event).toMatchObject({ type: 'LeadReplied', quick, afterMs: Math.round(hours * 3_600_000) });
    expect(lead.reply).toEqual({ at: hoursAfterOutreach(hours).at, quick });
    expect(lead.qualification.intent.repliedQuickly).toEqual({
      met: quick,
      evidence: `replied ${after} after our outreach`,
      by: 'reply',
    });
  });

  it('never took less than no time, though a clock was set back', () => {
    expect(replied(-1).event).toMatchObject({ afterMs: 0, quick: true });
  });

  it('counts once: a second one is told and changes nothing of the first', () => {
    const first = replied(1).lead;
    const { lead, event } = changeOf(recordReply(first, 24, hoursAfterOutreach(48)));
    expect(lead).toEqual({ ...first, version: first.version + 1 });
    expect(event).toMatchObject({ type: 'LeadReplied', quick: false });
  });

  it('does not overrule the person who confirmed intent', () => {
    const said = { ...allMet, intent: { repliedQuickly: { met: true, evidence: 'called right back' } } };
    const { lead: qualified } = changeOf(qualify(aLeadIn('contacted'), said, doneBy('rep:alex', 30)));
    const { lead } = changeOf(recordReply(qualified, 24, hoursAfterOutreach(72)));
    expect(lead).toMatchObject({
      reply: { quick: false },
      qualification: { intent: { repliedQuickly: { met: true, by: 'rep:alex' } } },
    });
  });
});

describe('a meeting', () => {
  it.each([
    ['booked', 'MeetingBooked'],
    ['held', 'MeetingHeld'],
  ] as const)('that is %s is told as %s, and kept as the newest one', (state, type) => {
    const { lead, event } = changeOf(recordMeeting(aLeadIn('qualified'), state, doneBy('rep:alex', 40)));
    expect(event).toMatchObject({ type, round: 1, ownerId: 'alex' });
    expect(lead).toMatchObject({ stage: 'qualified', meeting: { state, at: minute(40) } });
  });

  it('can be missed by whoever was expected, and by nobody else', () => {
    const missed = doneBy('rep:alex', 50);
    const nothing = { outcome: 'nothing-booked' };
    expect(recordMeeting(aLeadIn('contacted'), 'no_show', missed)).toEqual(nothing);
    const { lead: booked } = changeOf(recordMeeting(aLeadIn('contacted'), 'booked', doneBy('rep:alex', 40)));
    const { lead, event } = changeOf(recordMeeting(booked, 'no_show', missed));
    expect(event).toMatchObject({ type: 'MeetingNoShow' });
    expect(recordMeeting(lead, 'no_show', missed)).toEqual(nothing);
    const { lead: held } = changeOf(recordMeeting(booked, 'held', doneBy('rep:alex', 45)));
    expect(recordMeeting(held, 'no_show', missed)).toEqual(nothing);
  });

  it('can be booked again after it was missed', () => {
    let lead: Lead = aLeadIn('contacted');
    for (const state of ['booked', 'no_show', 'booked', 'held'] as const) {
      ({ lead } = changeOf(recordMeeting(lead, state, doneBy('rep:alex', 40))));
    }
    expect(lead).toMatchObject({ meeting: { state: 'held' } });
  });
});

describe('qualifying', () => {
  it('is told with what was met, not met and not known', () => {
    const said = { ...allMet, intent: { pricingAsked: { met: true }, repliedQuickly: { met: false } } };
    const { lead, event } = changeOf(qualify(aLeadIn('contacted'), said, doneBy('rep:alex', 30)));
    expect(event).toMatchObject({
      type: 'LeadQualified',
      fit: { companySize: true, geography: true, industry: true, authority: true },
      intent: { demoRequested: null, pricingAsked: true, repliedQuickly: false },
    });
    expect(JSON.stringify(event)).not.toContain('evidence');
    expect(lead).toMatchObject({
      stage: 'qualified',
      stages: { qualified: { at: minute(30), ownerId: 'alex' } },
      qualification: { confirmed: { at: minute(30), by: 'rep:alex' }, override: null },
    });
  });
});

describe('opening an opportunity', () => {
  it('of a qualified lead needs no override, and marks none that is offered', () => {
    const { lead, event } = changeOf(
      openOpportunity(aLeadIn('qualified'), { expected, override }, doneBy('manager:morgan', 60)),
    );
    expect(event).toMatchObject({ type: 'OpportunityOpened', override: false, expected });
    expect(lead).toMatchObject({
      qualification: { confirmed: { by: 'rep:alex' }, override: null },
      expected,
    });
  });

  it('by an override enters both stages at once, and is marked with who, when and why', () => {
    const { lead, event } = changeOf(
      openOpportunity(aLeadIn('contacted'), { expected: null, override }, doneBy('manager:morgan', 60)),
    );
    const entry = { at: minute(60), ownerId: 'alex' };
    expect(event).toMatchObject({ type: 'OpportunityOpened', override: true, expected: null });
    expect(lead).toMatchObject({
      stage: 'opportunity',
      expected: null,
      stages: { qualified: entry, opportunity: entry },
      qualification: {
        confirmed: null,
        override: { at: minute(60), by: 'manager:morgan', reason: 'the board decided' },
      },
    });
    expect(JSON.stringify(event)).not.toContain('board');
  });
});
