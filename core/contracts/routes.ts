/** Every route that is described to callers, in the order of the description, and the schemas that it names. */
import type * as z from 'zod';
import { contactSchema, deadlinesSchema } from '../lead.ts';
import { qualificationSchema } from '../qualification.ts';
import { leadAlertAnswer } from './alerts.ts';
import { experimentAnswer } from './experiments.ts';
import {
  choiceAnswer,
  companyLeadsAnswer,
  leadAnswer,
  leadItemAnswer,
  timelineEntryAnswer,
  touchAnswer,
} from './leads.ts';
import { meAnswer } from './me.ts';
import { metricsAnswer } from './metrics.ts';
import { deadlinesAnswer, modelAnswer } from './model.ts';
import { problemAnswer } from './problem.ts';
import { rebuildAnswer } from './rebuild.ts';
import { reviewSchema, reviewWriteAnswer } from './review.ts';
import { alertRoutes } from './routes/alerts.ts';
import { captureRequest, captureRoutes } from './routes/capture.ts';
import { experimentRoutes } from './routes/experiments.ts';
import { exportRoutes } from './routes/exports.ts';
import { leadRoutes } from './routes/leads.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelRoutes } from './routes/model.ts';
import { rebuildRoutes } from './routes/rebuild.ts';
import { reviewRoutes } from './routes/review.ts';
import type { Route } from './routes/route.ts';
import { scorecardRoutes } from './routes/scorecard.ts';
import { serviceRoutes } from './routes/service.ts';
import { spendRoutes } from './routes/spend.ts';
import { teamRoutes } from './routes/team.ts';
import { troubleRoutes } from './routes/trouble.ts';
import { scorecardAnswer } from './scorecard.ts';
import { memberAnswer, memberChangedAnswer } from './team.ts';
import { deadLettersAnswer, overridesAnswer, quarantinedAnswer } from './trouble.ts';

export const routes: readonly Route[] = [
  ...captureRoutes,
  ...leadRoutes,
  ...exportRoutes,
  ...metricsRoutes,
  ...reviewRoutes,
  ...scorecardRoutes,
  ...spendRoutes,
  ...experimentRoutes,
  ...modelRoutes,
  ...alertRoutes,
  ...troubleRoutes,
  ...teamRoutes,
  ...rebuildRoutes,
  ...serviceRoutes,
];

const { total, bySource, byCampaign, byForm, byRep, byTier, byWeek } = metricsAnswer.shape;
const rowOf = <Row extends z.ZodType>(table: z.ZodOptional<z.ZodArray<Row>>): Row => table.unwrap().element;

/** Answers and parts of answers that have a name of their own in the description and in generated clients. */
export const namedSchemas = {
  Submission: captureRequest,
  Problem: problemAnswer,
  Lead: leadAnswer,
  LeadItem: leadItemAnswer,
  Choice: choiceAnswer,
  CompanyLeads: companyLeadsAnswer,
  Contact: contactSchema,
  Deadlines: deadlinesSchema,
  Qualification: qualificationSchema,
  LeadAlert: leadAlertAnswer,
  TimelineEntry: timelineEntryAnswer,
  Touch: touchAnswer,
  Metrics: metricsAnswer,
  Figures: total,
  SourceFigures: rowOf(bySource),
  CampaignFigures: rowOf(byCampaign),
  FormFigures: rowOf(byForm),
  RepFigures: rowOf(byRep),
  TierFigures: rowOf(byTier),
  WeekFigures: rowOf(byWeek),
  Review: reviewSchema,
  ReviewWritten: reviewWriteAnswer,
  Rebuild: rebuildAnswer,
  Scorecard: scorecardAnswer,
  Experiment: experimentAnswer,
  OperatingModel: modelAnswer,
  DeadlinePreview: deadlinesAnswer,
  QuarantinedSubmission: quarantinedAnswer,
  DeadLetters: deadLettersAnswer,
  GateOverride: overridesAnswer.shape.items.element,
  Me: meAnswer,
  Member: memberAnswer,
  MemberChanged: memberChangedAnswer,
};
