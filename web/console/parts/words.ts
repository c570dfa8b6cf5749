/** The operating model's terms as people read them. */
import type { Schemas } from '../api/client.ts';

export type Stage = Schemas['LeadItem']['stage'];
export type Tier = Schemas['LeadItem']['tier'];

export const stageWords: Readonly<Record<Stage, string>> = {
  captured: 'Captured',
  assigned: 'Assigned',
  contacted: 'Contacted',
  qualified: 'Qualified',
  opportunity: 'Opportunity',
  won: 'Won',
  lost: 'Lost',
  disqualified: 'Disqualified',
};

export const tierWords: Readonly<Record<Tier, string>> = {
  high: 'High intent',
  standard: 'Standard',
  nurture: 'Nurture',
};

/** "Wrong ICP", "No budget"; a tag that the team added reads as it was written, without its underscores. */
export const dispositionWords = (tag: string): string =>
  tag === 'wrong_icp' ? 'Wrong ICP' : sentenceCase(tag.replaceAll('_', ' '));

export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A campaign as the figures have it: null is a lead without one. */
export const campaignWords = (campaign: string | null): string => campaign ?? '(no campaign)';
