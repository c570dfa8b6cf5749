import { dynamo } from '../shared/dynamo.ts';
import { createLog } from '../shared/log.ts';
import { wireReviews } from '../shared/review-wiring.ts';
import { env } from './env.ts';
import { buildReviewHandler } from './handler.ts';

export const handler = buildReviewHandler(wireReviews(dynamo(), env.parse(process.env), createLog()));
