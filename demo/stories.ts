/** Carries out the plan of the past: each thing that happens to a lead goes through the function it would go through. */
import type { Assigned } from '../core/lead.ts';
import type { OperatingModel } from '../core/operating-model.ts';
import { type Crew, type Life, newLife } from './crew.ts';
import type { Handlers } from './handlers.ts';
import { during } from './moment.ts';
import type { Act } from './plan/course.ts';
import type { Absence, Plan, Spam, Story, Visit } from './plan/plan.ts';
import { seeded } from './plan/random.ts';
import { type Haste, respondsAt, temperamentOf } from './plan/temperament.ts';
import { answerOf, asked, formPost } from './requests.ts';

export type StoriesSettings = {
  readonly handlers: Handlers;
  readonly crew: Crew;
  readonly model: Pick<OperatingModel, 'tiers' | 'routing'>;
  readonly repIds: readonly string[];
  /** Nothing happens from here on, epoch milliseconds. */
  readonly until: number;
};

/** A workflow starts about so long after the capture. */
const HANDOFF_MS = 1_400;
const MINUTE_MS = 60_000;

/** One lead on its way, and who owns it as far as is known. */
type Way = { readonly life: Life; readonly visit: Visit; readonly leadId: string; ownerId: string };

export function storiesOf({ handlers, crew, model, repIds, until }: StoriesSettings) {
  const managerId = model.routing.fallbackManager;

  return {
    plan({ stories, spam, absences }: Plan): void {
      for (const story of stories) tell(story);
      for (const post of spam) send(post);
      for (const absence of absences) leave(absence);
    },
  };

  function tell({ visits }: Story): void {
    const life = newLife();
    for (const visit of visits) {
      const random = seeded(visit.seed);
      let leadId: string | undefined;
      crew.plan(visit.at, {
        life,
        goes: 'beside',
        async happen(at) {
          const said = answerOf(await during({ at, random }, () => handlers.capture(formPost(visit.fields))));
          if (said['status'] === 'captured') leadId = String(said['leadId']);
        },
      });
      crew.plan(visit.at + HANDOFF_MS, {
        life,
        goes: 'in-turn',
        async happen(at) {
          // Who came again while the lead was open has one that sales knows.
          if (leadId === undefined) return;
          await during({ at, random }, () => handlers.assign({ leadId }));
          await owned({ life, visit, leadId, ownerId: '' }, at);
        },
      });
    }
  }

  /** Somebody owns the lead since `at`: they respond, or its deadlines pass. */
  async function owned(way: Way, at: number): Promise<void> {
    const lead = (await handlers.leads.read(way.leadId)) as Assigned;
    way.ownerId = lead.ownerId;
    const { round, deadlines } = lead.assignment;
    const handedOn =
      deadlines.reassignAt === null ? Number.POSITIVE_INFINITY : Date.parse(deadlines.reassignAt);
    const responds = whenResponds(way, lead, at, handedOn);
    const passing = (deadline: string, step: 'remind' | 'escalate') => {
      if (Date.parse(deadline) < responds) {
        beside(way.life, Date.parse(deadline), () => handlers[step]({ leadId: way.leadId, round }));
      }
    };
    claim(way, at, responds);
    passing(deadlines.respondBy, 'remind');
    passing(deadlines.escalateAt, 'escalate');
    if (handedOn < responds) {
      crew.plan(handedOn, {
        life: way.life,
        goes: 'in-turn',
        async happen(then) {
          await during(seededAt(way, then), () => handlers.reassign({ leadId: way.leadId, round }));
          await owned(way, then);
        },
      });
    } else respond(way, responds);
  }

  /** When the owner responds; never for who lets it lie. By the end of the past everybody was answered. */
  function whenResponds(
    { visit }: Way,
    { ownerId, ownerIds, tier }: Assigned,
    at: number,
    handedOn: number,
  ): number {
    const who = temperamentOf(repIds, ownerId);
    const haste = visit.haste[(ownerIds.length - 1) % visit.haste.length] as Haste;
    const random = seeded(haste.seed);
    const terms = { assignedAt: at, pace: visit.pace, clock: model.tiers[tier].clock };
    const wanted = respondsAt(who, haste, terms, handlers.calendar, random);
    const forgets = haste.forgets < who.forgets && handedOn !== Number.POSITIVE_INFINITY;
    const responds = forgets ? Number.POSITIVE_INFINITY : wanted;
    if (Math.min(responds, handedOn) < until) return responds;
    return at + Math.floor((until - at) * (0.5 + random() * 0.45));
  }

  function claim(way: Way, at: number, responds: number): void {
    const { claimAfterMinutes } = way.visit;
    if (claimAfterMinutes === null || at + claimAfterMinutes * MINUTE_MS >= responds) return;
    beside(way.life, Math.round(at + claimAfterMinutes * MINUTE_MS), () =>
      act(way, way.ownerId, 'claim', {}),
    );
  }

  function respond(way: Way, at: number): void {
    if (way.visit.closedUnseen) {
      beside(way.life, at, () => act(way, way.ownerId, 'disqualify', { disposition: 'wrong_icp' }));
      return;
    }
    const channel = (['call', 'call', 'email', 'sms'] as const)[way.visit.seed % 4] as string;
    beside(way.life, at, () => act(way, way.ownerId, 'contact', { channel }));
    for (const planned of way.visit.course) {
      const then = handlers.calendar.addOpenTime(at, planned.afterMs);
      const goes = planned.action === 'reassign' || planned.action === 'reopen' ? 'in-turn' : 'beside';
      crew.plan(then, {
        life: way.life,
        goes,
        happen: (when) => during(seededAt(way, when), () => carryOut(way, planned)),
      });
    }
  }

  async function carryOut(way: Way, { action, by, body }: Act): Promise<void> {
    const who = by === 'manager' ? managerId : way.ownerId;
    if (action !== 'reassign') return act(way, who, action, body);
    const next = repIds[(repIds.indexOf(way.ownerId) + 1) % repIds.length];
    if (next !== undefined && next !== way.ownerId) await act(way, who, action, { ...body, ownerId: next });
  }

  async function act(way: Way, who: string, action: string, body: Act['body']): Promise<void> {
    const request = asked(who, ['POST', `/api/leads/{id}/${action}`, way.leadId], body);
    way.ownerId = String(answerOf(await handlers.leadApi(request))['ownerId']);
  }

  function beside(life: Life, at: number, work: () => Promise<unknown>): void {
    const happen = (then: number) =>
      during({ at: then, random: seeded(then) }, async () => void (await work()));
    crew.plan(at, { life, goes: 'beside', happen });
  }

  function send({ at, fields, seed }: Spam): void {
    const happen = async () => {
      await during({ at, random: seeded(seed) }, () => handlers.capture(formPost(fields)));
    };
    crew.plan(at, { life: newLife(), goes: 'beside', happen });
  }

  function leave({ repId, toldAt, from, to }: Absence): void {
    const request = asked(repId, ['PATCH', '/api/team/{id}', repId], { outOfOffice: [{ from, to }] });
    const happen = async (at: number) => {
      await during({ at, random: seeded(at) }, () => handlers.teamApi(request));
    };
    crew.plan(toldAt, { life: newLife(), goes: 'in-turn', happen });
  }
}

const seededAt = ({ visit }: Way, at: number) => ({ at, random: seeded(visit.seed ^ at) });
