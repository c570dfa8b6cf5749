/**
 * The CDK app. `npx cdk synth` and a bare `node bin/handoff.ts` give the same resources: what they depend on is set
 * in lib/app.ts and not in cdk.json, which only the CDK CLI reads. Run the bundle script first.
 * CDK's own validation of the template takes two thirds of the time; CDK_VALIDATION=false leaves it to the CLI.
 */
import { createApp, refuseFindings } from '../lib/app.ts';

const app = createApp();
refuseFindings(app);
app.synth();
