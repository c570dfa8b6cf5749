import * as z from 'zod';
import { allowLocalWebhooks } from '../shared/env.ts';

/** The variables of team-api; the stack must set each of them. */
export const env = z.object({ TEAM_TABLE: z.string().min(1), ALLOW_LOCAL_WEBHOOKS: allowLocalWebhooks });
