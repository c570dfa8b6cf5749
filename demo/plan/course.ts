/**
 * What becomes of a lead once somebody responded to it: what people do with it, and after how much open time of the
 * business calendar, so that all of it happens at work.
 */
import type { Action } from '../../core/lifecycle.ts';
import type { Campaign } from './campaigns.ts';
import type { Person } from './people.ts';
import { around, between, type Random, weighted } from './random.ts';

export type Act = {
  /** After the first response, in milliseconds of open time. */
  readonly afterMs: number;
  readonly action: Exclude<Action, 'claim' | 'contact'>;
  /** The lead's owner, or the manager in person. */
  readonly by: 'owner' | 'manager';
  /** What is said; of `reassign` the next owner is found when it happens. */
  readonly body: Readonly<Record<string, unknown>>;
};
export type Course = readonly Act[];

const HOUR_MS = 3_600_000;
/** A working day. */
const DAY_HOURS = 8.5;

/** Collects acts, each some hours after the one before. */
class Diary {
  readonly acts: Act[] = [];
  #hours = 0;

  after(hours: number, action: Act['action'], body: Act['body'] = {}, by: Act['by'] = 'owner'): this {
    this.#hours += hours;
    this.acts.push({ afterMs: Math.round(this.#hours * HOUR_MS), action, by, body });
    return this;
  }
}

/** The course of a lead of this campaign; `mayReopen` is false for somebody who comes again by themselves. */
export function courseOf(random: Random, campaign: Campaign, who: Person, mayReopen: boolean): Course {
  const diary = new Diary();
  const interested = who.fits && random() < qualifiesOfThoseWhoFit(campaign);
  if (interested || random() < 0.3) diary.after(between(random, 0.3, 14), 'reply');
  if (random() < 0.02) {
    diary.after(between(random, 0.5, 6), 'reassign', { reason: 'Knows the account.' }, 'manager');
  }
  const came = meet(diary, random, campaign, interested);
  const overridden = !interested && random() < 0.02;
  if (interested && came) {
    diary.after(between(random, 0.2, 2 * DAY_HOURS), 'qualify', confirmation(random));
    sell(diary, random, campaign, who);
  } else if (overridden) {
    const override = { reason: 'Board member asked us personally; fit is confirmed by phone later.' };
    diary.after(between(random, 4, 20), 'opportunity', { ...expected(who), override }, 'manager');
    end(diary, random, campaign, who, 0.2);
  } else if (random() < 0.82) {
    // The others lie about: contacted, and never closed.
    const disposition = weighted(random, campaign.dispositions);
    diary.after(between(random, 2, 6 * DAY_HOURS), 'disqualify', { disposition });
  }
  if (mayReopen && isClosing(diary.acts.at(-1)) && random() < 0.025) {
    diary.after(between(random, DAY_HOURS, 6 * DAY_HOURS), 'reopen', { reason: 'They called back.' });
    diary.after(between(random, 1, 8), 'reply');
  }
  return diary.acts;
}

/** Of those who fit, so many more must qualify that the campaign's share comes out. */
const FITTING = 0.3;
export const fitShare = ({ qualifies }: Campaign): number => Math.min(0.95, qualifies + FITTING);
const qualifiesOfThoseWhoFit = (campaign: Campaign): number =>
  (campaign.qualifies / fitShare(campaign)) * 1.08;

/** Meetings are booked, held and missed. Answers whether the person is still to be had. */
function meet(diary: Diary, random: Random, { noShows }: Campaign, interested: boolean): boolean {
  if (random() > (interested ? 0.7 : 0.22)) return true;
  diary.after(between(random, 0.2, 6), 'meetings', { state: 'booked' });
  const wait = between(random, DAY_HOURS, 5 * DAY_HOURS);
  if (random() >= noShows) {
    diary.after(wait, 'meetings', { state: 'held' });
    return true;
  }
  diary.after(wait, 'meetings', { state: 'no_show' });
  if (!interested || random() < 0.45) return false;
  diary.after(between(random, 0.5, 3), 'meetings', { state: 'booked' });
  diary.after(between(random, DAY_HOURS, 3 * DAY_HOURS), 'meetings', { state: 'held' });
  return true;
}

function sell(diary: Diary, random: Random, campaign: Campaign, who: Person): void {
  if (random() < campaign.opens) {
    diary.after(between(random, 1, 4 * DAY_HOURS), 'opportunity', random() < 0.8 ? expected(who) : {});
    end(diary, random, campaign, who, campaign.wins);
  } else if (random() < 0.7) {
    const disposition = weighted(random, campaign.dispositions);
    diary.after(between(random, DAY_HOURS, 12 * DAY_HOURS), 'disqualify', { disposition });
  }
}

function end(diary: Diary, random: Random, campaign: Campaign, who: Person, wins: number): void {
  const days = around(random, 11, 0.5);
  if (random() < wins) {
    const amount = (who.budget * between(random, 0.75, 1.1)).toFixed(2);
    diary.after(days * DAY_HOURS, 'win', { amount, currency: who.currency });
  } else {
    diary.after(days * DAY_HOURS, 'lose', { disposition: weighted(random, campaign.dispositions) });
  }
}

const expected = ({ budget, currency }: Person) => ({ amount: String(budget), currency });

const isClosing = (act: Act | undefined): boolean =>
  act !== undefined && ['win', 'lose', 'disqualify'].includes(act.action);

function confirmation(random: Random) {
  const met = { met: true };
  const intent = weighted(random, { demoRequested: 4, pricingAsked: 4, repliedQuickly: 2 });
  return {
    fit: {
      companySize: met,
      geography: met,
      industry: met,
      authority: { met: true, evidence: 'said so on the phone' },
    },
    intent: { [intent]: met },
  };
}
