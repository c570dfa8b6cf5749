import { anOperatingModel } from './builders.ts';

/** What functions/shared/model.ts is in a bundle. */
export const model = anOperatingModel();
