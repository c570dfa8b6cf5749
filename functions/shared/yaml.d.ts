declare module '*.yaml' {
  import type { OperatingModel } from '../../core/operating-model.ts';

  /** The bundler parses and checks the file, so what arrives here is a valid model. */
  const model: OperatingModel;
  export default model;
}
