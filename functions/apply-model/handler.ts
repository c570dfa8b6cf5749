/**
 * Takes a deployment's operating model into use: refuses one that lost a disposition which leads carry, and adds the
 * members who are not on the team yet. Members who are there stay as the product has them.
 */
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Log } from '../shared/log.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { CarriedDispositions } from './carried-dispositions.ts';

export type ApplyDependencies = {
  readonly team: Pick<TeamStore, 'add'>;
  readonly carried: CarriedDispositions;
  readonly model: Pick<OperatingModel, 'team' | 'dispositions'>;
  readonly log: Log;
};

/** The model may not be used: leads carry what it no longer knows. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
}

export function applyModelHandler({ team, carried, model, log }: ApplyDependencies) {
  return async (): Promise<{ readonly added: readonly string[] }> => {
    const missing = (await carried()).filter((tag) => !model.dispositions.includes(tag));
    if (missing.length > 0) {
      throw new ModelRefused(`dispositions: leads carry ${missing.join(', ')}, which must stay`);
    }
    const added: string[] = [];
    for (const member of model.team) {
      if ((await team.add(member)) === 'added') added.push(member.id);
    }
    log.info('MODEL_APPLIED', { added: added.length });
    return { added };
  };
}
