/**
 * Takes a deployment's operating model into use: refuses one that contradicts what is stored, and adds the members who
 * are not on the team yet. Members who are there stay as the product has them.
 */
import type { OperatingModel } from '../../core/operating-model.ts';
import { managesLeads } from '../../core/team-editing.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import type { Log } from '../shared/log.ts';
import type { TeamAudit } from '../shared/team-audit.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { CarriedDispositions } from './carried-dispositions.ts';

export type ApplyDependencies = {
  readonly team: Pick<TeamStore, 'read' | 'add'>;
  readonly carried: CarriedDispositions;
  readonly audit: Pick<TeamAudit, 'recording'>;
  readonly model: Pick<OperatingModel, 'team' | 'dispositions'> & {
    readonly routing: Pick<OperatingModel['routing'], 'fallbackManager'>;
  };
  readonly newWebhookSecret: () => string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

/** The model may not be used; the message says which rule of it stands against what, in ids and tags alone. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
}

/** Answers how many members were added; throws ModelRefused. */
export type ApplyModel = () => Promise<number>;

export function modelApplication(dependencies: ApplyDependencies): ApplyModel {
  const { team, carried, audit, model, newWebhookSecret, now, patience, log } = dependencies;

  return async () => {
    await checkDispositions();
    await checkFallbackManager();
    let added = 0;
    for (const member of model.team) {
      if (await addIfNew(member)) added += 1;
    }
    log.info('MODEL_APPLIED', { added });
    return added;
  };

  async function checkDispositions(): Promise<void> {
    const missing = (await carried()).filter((tag) => !model.dispositions.includes(tag));
    if (missing.length === 0) return;
    throw new ModelRefused(`dispositions: leads carry ${missing.join(', ')}, which must stay`);
  }

  /** The model was checked against its own list of members; the team may have changed since that was written. */
  async function checkFallbackManager(): Promise<void> {
    const { fallbackManager } = model.routing;
    const member = (await team.read(fallbackManager)) ?? model.team.find(({ id }) => id === fallbackManager);
    if (member?.active && managesLeads(member.role)) return;
    throw new ModelRefused(`routing.fallbackManager: "${fallbackManager}" is no active manager of the team`);
  }

  async function addIfNew(member: OperatingModel['team'][number]): Promise<boolean> {
    const { id } = member;
    if (await team.read(id)) return false;
    const webhookSecret = member.alerts.webhook === null ? undefined : newWebhookSecret();
    const at = new Date(now()).toISOString();
    const entry = audit.recording({ at, actor: 'deployment', what: 'member-added', id, fields: [] });
    const outcome = await untilSettled(
      () => team.add(member, { webhookSecret, together: [entry] }),
      patience,
    );
    if (outcome === 'email-taken') {
      throw new ModelRefused(`team: the e-mail address of "${id}" is that of another member already`);
    }
    return outcome === 'added';
  }
}
