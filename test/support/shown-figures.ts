/** Figures as the console gets them. */
import type { Schemas } from '../../web/console/api/client.ts';

type Figures = Schemas['Figures'];
type RepRow = Schemas['RepFigures'];

/** Of 200 leads; what is not said of them is nothing. */
export const figures = (fields: Partial<Figures> = {}): Figures => ({
  captured: 200,
  contacted: 160,
  qualified: 80,
  opportunities: 20,
  won: 5,
  revenue: {},
  leadToContact: 0.8,
  contactToQualified: 0.5,
  qualifiedToOpportunity: 0.25,
  medianSpeedToLeadSeconds: 300,
  p90SpeedToLeadSeconds: 3_600,
  medianSpeedToLeadBusinessSeconds: null,
  p90SpeedToLeadBusinessSeconds: null,
  medianFirstResponseSeconds: 200,
  p90FirstResponseSeconds: 1_000,
  medianFirstResponseBusinessSeconds: null,
  p90FirstResponseBusinessSeconds: null,
  withinSla: 120,
  breached: 40,
  reassigned: 4,
  overrides: 0,
  qualifiedOpportunities: 20,
  meetingsBooked: 50,
  meetingsHeld: 36,
  noShows: 4,
  noShowRate: 0.1,
  lost: 10,
  disqualified: 20,
  dispositions: {},
  spam: 0,
  spend: null,
  costPerLead: null,
  costPerQualifiedLead: null,
  costPerOpportunity: null,
  returnOnSpend: null,
  samples: { leads: 200, speedToLead: 160, meetings: 40 },
  smallSample: false,
  speedDistribution: [],
  withoutFirstResponse: 40,
  ...fields,
});

/** Who responded to 40 leads. */
export const repFigures = (fields: Partial<RepRow> = {}): RepRow => ({
  repId: 'alex',
  name: 'Alex Kim',
  assigned: 50,
  contacted: 40,
  medianFirstResponseSeconds: 240,
  p90FirstResponseSeconds: 1_500,
  medianFirstResponseBusinessSeconds: null,
  p90FirstResponseBusinessSeconds: null,
  withinSla: 36,
  breached: 4,
  reassignedAway: 1,
  slaAttainment: 0.9,
  samples: { responses: 40 },
  smallSample: false,
  ...fields,
});
